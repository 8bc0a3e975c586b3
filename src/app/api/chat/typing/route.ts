import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** The conversation's visitor or staff: tells the other side that somebody writes just now. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request) => {
    // The procedure judges what it is.
    const body = (await readJson(request)) as never;
    await callerFor(request.headers).chat.noteTyping(body);
    return new Response(null, { status: 204 });
  }),
});
