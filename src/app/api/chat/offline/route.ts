import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

/** Anybody: leaves a note for staff. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request) => {
    // The procedure judges what it is.
    const body = (await readJson(request)) as never;
    return Response.json(await callerFor(request.headers).offlineMessages.leaveOfflineMessage(body), { status: 201 });
  }),
});
