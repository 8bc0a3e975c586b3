import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** The conversation's visitor: has it sent by mail, to `email` or the address that is known. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request, { params }: Params) => {
    const body = Object(await readJson(request));
    const sent = await callerFor(request.headers).chat.requestTranscript({ ...body, ...(await params) });
    return Response.json(sent, { status: 202 });
  }),
});
