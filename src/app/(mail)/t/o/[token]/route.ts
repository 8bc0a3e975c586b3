import { answerOpen } from "@/features/tracking/answer-visit";
import { route } from "@/lib/http";

type Context = { params: Promise<{ token: string }> };

/** The pixel of a marketing mail. */
export const GET = route(async (request, { params }: Context) => answerOpen(request, (await params).token));

/** Only machines ask for the head of it. */
export const HEAD = GET;
