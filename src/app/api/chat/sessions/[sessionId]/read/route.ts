import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** The conversation's visitor or staff: how far it was read, and how far the visitor's device holds it. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request, { params }: Params) => {
    const body = Object(await readJson(request));
    await callerFor(request.headers).chat.markRead({ ...body, ...(await params) });
    return new Response(null, { status: 204 });
  }),
});
