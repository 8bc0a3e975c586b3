import type { EmailSubscription } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";

/** The subscription, locked until the transaction ends: who reads it this way and who changes it take turns. */
export async function lockSubscription(
  tx: Tx,
  where: { id: string } | { email: string },
): Promise<EmailSubscription | null> {
  if ("id" in where) await tx.$queryRaw`SELECT 1 FROM email_subscription WHERE id = ${where.id} FOR UPDATE`;
  else await tx.$queryRaw`SELECT 1 FROM email_subscription WHERE email = ${where.email} FOR UPDATE`;
  return tx.emailSubscription.findUnique({ where });
}
