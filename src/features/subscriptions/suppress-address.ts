import type { SuppressionReason } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { normaliseEmail } from "@/lib/text";
import { DAY_MS } from "@/lib/time";

/** How long soft bounces hold marketing (FLOWS.md "Suppression"). */
const SOFT_HOLD_MS = 30 * DAY_MS;

export type NewSuppression = { email: string; reason: SuppressionReason; emailLogId: string | null };

/**
 * Keeps mail from an address from now on (FLOWS.md "Suppression"): after a hard bounce, a complaint or staff's own word every mail, order
 * mails too, until staff lift it; after soft bounces marketing for 30 days. An address that is held for the same reason already
 * gets no second entry.
 */
export async function suppressAddress(tx: Tx, { email, reason, emailLogId }: NewSuppression, at: Date): Promise<void> {
  const address = normaliseEmail(email);
  const stillHolds = [{ until: null }, { until: { gt: at } }];
  const known = await tx.suppression.findFirst({
    where: { email: address, reason, liftedAt: null, OR: stillHolds },
    select: { id: true },
  });
  if (known) return;
  const soft = reason === "soft_bounces";
  const until = soft ? new Date(at.getTime() + SOFT_HOLD_MS) : null;
  await tx.suppression.create({
    data: { id: newId("sup"), email: address, reason, everything: !soft, emailLogId, at, until },
  });
}
