import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** The conversation's visitor: how it went, in place of what was said before. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request, { params }: Params) => {
    const body = Object(await readJson(request));
    return Response.json(await callerFor(request.headers).chat.rateSession({ ...body, ...(await params) }));
  }),
});
