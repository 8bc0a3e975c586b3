import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** Anybody: how the chat window looks, for the launcher on another site. */
export const { GET, OPTIONS } = crossOrigin(isAllowedOrigin, {
  GET: route(async (request) => {
    const look = await callerFor(request.headers).chatWidget.getLook();
    return Response.json(look, { headers: { "cache-control": "public, max-age=60" } });
  }),
});
