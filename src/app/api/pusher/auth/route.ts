import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** pusher-js asks here, form-encoded, whether this browser may follow a channel. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request) => {
    const form = new URLSearchParams(await request.text());
    const asked = { socketId: form.get("socket_id") ?? "", channel: form.get("channel_name") ?? "" };
    return Response.json(await callerFor(request.headers).chat.authorizeChannel(asked));
  }),
});
