import { verifyLoginEmail } from "@/features/customers/verify-login-email";
import { answerPage } from "@/features/subscriptions/answer-page";
import { ConfirmPage } from "@/features/subscriptions/components/confirm-page";
import { confirmSubscription } from "@/features/subscriptions/confirm-subscription";
import { findConfirmation } from "@/features/subscriptions/find-confirmation";
import { maskEmail } from "@/features/subscriptions/get-preferences";
import { readEvidence } from "@/features/subscriptions/read-evidence";
import { route } from "@/lib/http";
import { findCustomer } from "@/lib/session";

type Context = { params: Promise<{ token: string }> };

/** One button; opening the page changes nothing. */
export const GET = route(async (_request, { params }: Context) => {
  const { token } = await params;
  return answerPage(async () => <ConfirmPage {...(await findConfirmation(token))} />);
});

/** Confirms the subscription; whoever is signed in with this address has proved it by the way. */
export const POST = route(async (request, { params }: Context) => {
  const { token } = await params;
  return answerPage(async () => {
    const { email } = await confirmSubscription(token, readEvidence(request));
    const customer = await findCustomer(request.headers);
    await verifyLoginEmail(email, customer?.loginId ?? null);
    return <ConfirmPage maskedEmail={maskEmail(email)} confirmed />;
  });
});
