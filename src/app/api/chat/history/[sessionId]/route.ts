import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, route } from "@/lib/http";
import { callerFor } from "@/server/caller";

type Params = { params: Promise<{ sessionId: string }> };

/** The conversation's visitor or staff: messages after `?after=SEQ`, ascending, at most `?limit=N`. */
export const { GET, OPTIONS } = crossOrigin(isAllowedOrigin, {
  GET: route(async (request, { params }: Params) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    // The procedure judges what they are.
    const input = { ...query, ...(await params) } as never;
    const history = await callerFor(request.headers).chat.listHistory(input);
    return Response.json(history, { headers: { "cache-control": "no-store" } });
  }),
});
