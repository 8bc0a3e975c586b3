import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { HOUR_MS } from "@/lib/time";
import { requestSubscription } from "./request-subscription";
import { mayConfirmAgain } from "./rules";
import { CONSENT_TEXT } from "./schema";

/**
 * Sends the confirmation mail again to who asked for marketing mail and has not confirmed: 60 s after the last one, at most three in an hour
 * (double opt-in). Nobody is subscribed by it.
 * @throws DomainError not_found `subscriptions.nothing_to_confirm`; too_many `subscriptions.confirmed_lately`
 */
export async function resendConfirmation(subscriptionId: string, staffName: string, now = new Date()): Promise<void> {
  const found = await db.emailSubscription.findUnique({
    where: { id: subscriptionId },
    include: { records: { where: { act: "requested" }, orderBy: { at: "desc" }, take: 3 } },
  });
  if (!found || found.confirmedAt || found.unsubscribedAt)
    throw new DomainError(
      "not_found",
      "subscriptions.nothing_to_confirm",
      "Only who asked and has not confirmed yet can be asked again.",
    );
  const sentAt = found.records.map(({ at }) => at);
  if (!mayConfirmAgain(sentAt, now))
    throw new DomainError(
      "too_many",
      "subscriptions.confirmed_lately",
      "The confirmation went out a moment ago, or three times within the hour. Please wait a little.",
      { retryAfterSeconds: HOUR_MS / 1000 },
    );
  const { email } = found;
  const textShown = found.records[0]?.textShown ?? CONSENT_TEXT;
  const source = `asked again by ${staffName}`;
  await requestSubscription({ email, source, textShown, ip: null, userAgent: null }, now);
}
