import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** The conversation's visitor: ends it; one that is closed stays as it is. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request, { params }: Params) =>
    Response.json(await callerFor(request.headers).chat.endSession(await params)),
  ),
});
