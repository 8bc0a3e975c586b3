import type { Prisma } from "@/generated/prisma/client";
import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { linkNotValid } from "./errors";
import { readMailLink } from "./make-mail-links";
import { requestSubscription } from "./request-subscription";
import { lockSubscription } from "./rows";
import { PAUSE_DAYS } from "./rules";
import { CONSENT_TEXT, type Evidence, type Frequency, type Topic } from "./schema";
import { staySubscribed } from "./stay-subscribed";
import { unsubscribe } from "./unsubscribe";

/**
 * `choose`: get these topics and no others, this often at most. `pause`: nothing for 30 days. `return`: subscribe again, after a
 * confirmation by mail. `stay`: go on after a long silence.
 */
export type PreferenceChange =
  | { act: "choose"; topics: Topic[]; frequency: Frequency }
  | { act: "pause" }
  | { act: "resume" }
  | { act: "stay" }
  | { act: "leave" }
  | { act: "return" };

/**
 * Does what a subscriber chose on the preferences page, and keeps it as evidence. Done twice it changes nothing more, but a
 * second pause starts anew.
 * @param token of purpose `preferences`
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function changePreferences(
  token: string,
  change: PreferenceChange,
  evidence: Evidence,
  now = new Date(),
): Promise<void> {
  const link = readMailLink(token, now, "preferences");
  if (!link) throw linkNotValid();
  const { subscriptionId: id, emailLogId } = link;
  if (change.act === "leave") return void (await unsubscribe(token, evidence, now, "preferences-page"));
  if (change.act === "stay") return void (await staySubscribed(token, evidence, now));
  const email = await inTransaction(async (tx) => {
    const subscription = await lockSubscription(tx, { id });
    if (!subscription) throw linkNotValid();
    if (change.act === "return") return subscription.email;
    const [data, textShown] = written(change, now);
    await tx.emailSubscription.update({ where: { id }, data });
    const { ip, userAgent } = evidence;
    const shown = { textShown, source: "preferences-page", ipAddress: ip, userAgent, emailLogId };
    await tx.consentRecord.create({
      data: { id: newId("con"), subscriptionId: id, act: "preferences_changed", ...shown, at: now },
    });
    return null;
  });
  // Whoever was forwarded the mail holds the link too: only the mailbox itself can say yes again.
  if (email)
    await requestSubscription({ email, source: "preferences-page", textShown: CONSENT_TEXT, ...evidence }, now);
}

function written(
  change: Exclude<PreferenceChange, { act: "stay" | "leave" | "return" }>,
  now: Date,
): [Prisma.EmailSubscriptionUpdateInput, string] {
  if (change.act === "choose") {
    const { topics, frequency } = change;
    return [{ topics, frequency }, `Get: ${topics.join(", ") || "nothing"}; how often: ${frequency}`];
  }
  if (change.act === "resume") return [{ pausedUntil: null }, "Go on sending"];
  return [{ pausedUntil: new Date(now.getTime() + PAUSE_DAYS * DAY_MS) }, `Pause for ${PAUSE_DAYS} days`];
}
