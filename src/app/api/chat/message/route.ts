import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** The conversation's visitor or staff: 201 with the stored message, 200 when its clientMessageId was stored before. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request) => {
    // The procedure judges what it is.
    const body = (await readJson(request)) as never;
    const { repeated, ...answer } = await callerFor(request.headers).chat.sendMessage(body);
    return Response.json(answer, { status: repeated ? 200 : 201 });
  }),
});
