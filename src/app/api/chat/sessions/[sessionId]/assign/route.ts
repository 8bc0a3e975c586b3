import { readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** Staff: gives the conversation to `staffId`, by default to the caller; 409 with the owner unless `force`. */
export const POST = route(async (request, { params }: Params) => {
  const body = Object(await readJson(request));
  return Response.json(await callerFor(request.headers).admin.chat.assignSession({ ...body, ...(await params) }));
});
