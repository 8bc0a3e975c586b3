import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { normaliseEmail, truncate } from "@/lib/text";
import { HOUR_MS } from "@/lib/time";
import { markOf } from "@/lib/tokens";
import { subscriptionRequested } from "./events";
import { lockSubscription } from "./rows";
import { consentOf, mayConfirmAgain } from "./rules";
import type { Evidence } from "./schema";

export type SubscriptionRequest = Evidence & {
  email: string;
  name?: string | null;
  /** Where it was asked for, e.g. `checkout`. */
  source: string;
  /** The words beside the box, e.g. CONSENT_TEXT. */
  textShown: string;
};

/**
 * Asks an address to confirm that it wants marketing mail (double opt-in). The request is kept as evidence and the confirmation
 * mail follows by `subscriptions/subscription.requested`. Nothing happens for who is subscribed (paused or not), and
 * for who was asked within the last 60 s or three times within the hour; the caller cannot tell these cases apart.
 */
export async function requestSubscription(request: SubscriptionRequest, now = new Date()): Promise<void> {
  const email = normaliseEmail(request.email);
  const name = request.name ? truncate(request.name.trim(), 120) : null;
  await inTransaction(async (tx) => {
    await tx.emailSubscription.createMany({
      data: { id: newId("sub"), email, name, source: request.source, requestedAt: now },
      skipDuplicates: true,
    });
    // Known from before an erasure: the address is given to us again, and what keeps mail from it stands under it again.
    await tx.suppression.updateMany({ where: { email: markOf(email) }, data: { email } });
    const subscription = await lockSubscription(tx, { email });
    if (!subscription) return;
    const consent = consentOf(subscription, now);
    if (consent.subscribed || consent.reason === "paused") return;
    const earlier = await tx.consentRecord.findMany({
      where: { subscriptionId: subscription.id, act: "requested", at: { gt: new Date(now.getTime() - HOUR_MS) } },
      select: { at: true },
    });
    if (
      !mayConfirmAgain(
        earlier.map((record) => record.at),
        now,
      )
    )
      return;
    await tx.consentRecord.create({
      data: {
        id: newId("con"),
        subscriptionId: subscription.id,
        act: "requested",
        textShown: request.textShown,
        source: request.source,
        ipAddress: request.ip,
        userAgent: request.userAgent,
        at: now,
      },
    });
    await tx.emailSubscription.update({
      where: { id: subscription.id },
      data: { name: subscription.name ?? name, requestedAt: now, confirmationSentAt: now },
    });
    await announce(
      tx,
      subscriptionRequested.create({ subscriptionId: subscription.id, requestedAt: now.toISOString() }),
    );
  });
  relaySoon();
}
