import { answerPage } from "@/features/subscriptions/answer-page";
import { UnsubscribePage } from "@/features/subscriptions/components/unsubscribe-page";
import { getPreferences, maskEmail } from "@/features/subscriptions/get-preferences";
import { readEvidence } from "@/features/subscriptions/read-evidence";
import { unsubscribe } from "@/features/subscriptions/unsubscribe";
import { route } from "@/lib/http";

type Context = { params: Promise<{ token: string }> };

/** One button; opening the page changes nothing. */
export const GET = route(async (_request, { params }: Context) => {
  const { token } = await params;
  return answerPage(async () => <UnsubscribePage {...(await getPreferences(token))} />);
});

/** The button, and mail programs by themselves (RFC 8058): no cookie, no login, no redirect. */
export const POST = route(async (request, { params }: Context) => {
  const { token } = await params;
  const oneClick = (await request.text()).includes("List-Unsubscribe=One-Click");
  return answerPage(async () => {
    const source = oneClick ? "one-click" : "unsubscribe-page";
    const { email } = await unsubscribe(token, readEvidence(request), new Date(), source);
    return <UnsubscribePage maskedEmail={maskEmail(email)} subscribed={false} />;
  });
});
