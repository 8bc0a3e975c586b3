import { answerClick } from "@/features/tracking/answer-visit";
import { route } from "@/lib/http";

type Context = { params: Promise<{ token: string }> };

/** A link of a marketing mail. */
export const GET = route(async (request, { params }: Context) => answerClick(request, (await params).token));

/** Only machines ask for the head of it. */
export const HEAD = GET;
