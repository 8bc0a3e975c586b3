import { inTransaction } from "@/lib/db";
import { planEmail } from "./plan-email";
import { lockEmail, released } from "./rows";
import type { EmailPlan, SendOutcome } from "./schema";

/**
 * Stores that a flow decided not to send this mail, and why (FLOWS.md "Every decision not to send is stored with its reason").
 * A mail that went out, is going out or was declined before stays as it is.
 * @param reason a code of `reasonInWords`
 * @throws DomainError unavailable `mail.in_flight`
 */
export async function recordDeclined(mail: EmailPlan, reason: string, now = new Date()): Promise<SendOutcome> {
  const planned = await planEmail(mail, now);
  return inTransaction(async (tx): Promise<SendOutcome> => {
    const log = await lockEmail(tx, planned.id);
    const emailLogId = log.id;
    if (log.acceptedAt) return { outcome: "already_sent", emailLogId };
    if (log.unknownAt || log.sendingAt) return { outcome: "unknown", emailLogId };
    if (log.failedAt) return { outcome: "failed", reason: "refused", emailLogId };
    if (log.declinedAt) return { outcome: "declined", reason: log.declinedReason ?? reason, emailLogId };
    await tx.emailLog.update({
      where: { id: log.id },
      data: { ...released, deferredUntil: null, deferredReason: null, declinedAt: now, declinedReason: reason },
    });
    return { outcome: "declined", reason, emailLogId };
  });
}
