import { MyDataPage } from "@/features/data-requests/components/my-data-page";
import { confirmErasure } from "@/features/data-requests/confirm-erasure";
import { getRequest } from "@/features/data-requests/get-request";
import { takeCopy } from "@/features/data-requests/take-copy";
import { answerPage } from "@/features/subscriptions/answer-page";
import { DomainError } from "@/lib/errors";
import { route } from "@/lib/http";
import { shopClock } from "@/lib/time";

type Context = { params: Promise<{ token: string }> };

/** What the link is about, and one button; opening the page changes nothing. */
export const GET = route(async (_request, { params }: Context) => {
  const { token } = await params;
  return answerPage(async () => <MyDataPage request={await getRequest(token)} />);
});

async function download(token: string): Promise<Response> {
  const copy = await takeCopy(token);
  const day = shopClock(new Date()).date;
  return new Response(copy, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="household-planet-my-data-${day}.json"`,
      "cache-control": "no-store",
    },
  });
}

/** The button: the copy as a file, or the erasure. */
export const POST = route(async (_request, { params }: Context) => {
  const { token } = await params;
  const request = await getRequest(token).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") return null;
    throw error;
  });
  if (request?.kind === "export" && request.state !== "refused") return download(token);
  return answerPage(async () => {
    if (request?.state === "refused") return <MyDataPage request={request} />;
    const erasure = await confirmErasure(token);
    return <MyDataPage request={await getRequest(token)} erasure={erasure} />;
  });
});
