import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { normaliseEmail } from "@/lib/text";

/** Keeps every mail, order mails too, from an address that bounced hard; only staff can lift it. */
export async function suppressBounced(tx: Tx, email: string, emailLogId: string, now: Date): Promise<void> {
  await tx.suppression.create({
    data: {
      id: newId("sup"),
      email: normaliseEmail(email),
      reason: "hard_bounce",
      everything: true,
      emailLogId,
      at: now,
    },
  });
}
