import { answerPage } from "@/features/subscriptions/answer-page";
import { LinkNotValidPage } from "@/features/subscriptions/components/link-not-valid-page";
import { answerClick } from "@/features/tracking/answer-visit";
import { route } from "@/lib/http";

type Context = { params: Promise<{ token: string }> };

/** A link of a marketing mail. Whoever follows one that a mail program cut off gets a page that says so. */
export const GET = route(async (request, { params }: Context) => {
  const answer = await answerClick(request, (await params).token);
  return answer.status === 404 ? answerPage(async () => <LinkNotValidPage />, 404) : answer;
});

/** Only machines ask for the head of it. */
export const HEAD = GET;
