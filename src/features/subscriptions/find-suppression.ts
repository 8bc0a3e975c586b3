import type { SuppressionReason } from "@/generated/prisma/client";
import { db, type Tx } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";
import { markOf } from "@/lib/tokens";

/**
 * Why mail of this stream must not reach the address, or null. A hard bounce or a complaint holds for both streams and does not end
 * by itself; three soft bounces hold marketing for 30 days (FLOWS.md "Suppression"). What was known of an address before
 * its person was erased holds on: it stands there under the address's mark.
 */
export async function findSuppression(
  email: string,
  stream: "transactional" | "marketing",
  now = new Date(),
  tx: Tx = db,
): Promise<SuppressionReason | null> {
  const address = normaliseEmail(email);
  const found = await tx.suppression.findFirst({
    where: {
      email: { in: [address, markOf(address)] },
      liftedAt: null,
      OR: [{ until: null }, { until: { gt: now } }],
      ...(stream === "transactional" ? { everything: true } : {}),
    },
    orderBy: { at: "desc" },
    select: { reason: true },
  });
  return found?.reason ?? null;
}
