import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** The conversation's visitor: all that the chat window shows of it besides the messages. */
export const { GET, OPTIONS } = crossOrigin(isAllowedOrigin, {
  GET: route(async (request, { params }: Params) => {
    const view = await callerFor(request.headers).chat.getSessionView(await params);
    return Response.json(view, { headers: { "cache-control": "no-store" } });
  }),
});
