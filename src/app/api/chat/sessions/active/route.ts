import { route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** Staff: the open conversations. */
export const GET = route(async (request) => {
  const sessions = await callerFor(request.headers).admin.chat.listActiveSessions();
  return Response.json({ sessions }, { headers: { "cache-control": "no-store" } });
});
