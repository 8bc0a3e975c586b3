import { readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** Staff: ends the conversation; one that is closed stays as it is. */
export const POST = route(async (request, { params }: Params) => {
  const body = Object(await readJson(request));
  return Response.json(await callerFor(request.headers).admin.chat.closeSession({ ...body, ...(await params) }));
});
