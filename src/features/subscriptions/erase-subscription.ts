import type { Tx } from "@/lib/db";
import { markOf } from "@/lib/tokens";

/**
 * Deletes an address's (normalised) consent with its evidence, in the caller's transaction. What keeps mail from it stays, under a mark that
 * tells the address to nobody: a bounced address stays bounced (`findSuppression`).
 */
export async function eraseSubscription(tx: Tx, email: string): Promise<void> {
  await tx.emailSubscription.deleteMany({ where: { email } });
  await tx.suppression.updateMany({ where: { email }, data: { email: markOf(email), emailLogId: null } });
}
