import { db } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";

/** When a person last clicked in a mail to this address: a sign of life (FLOWS.md "Reactivation"). Machines do not count; null: never. */
export async function findLastClick(email: string): Promise<Date | null> {
  // From the address's own mails to their clicks, not from all clicks to the address.
  const [last] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT max(e.at) AS at FROM email_log l JOIN email_event e ON e.email_log_id = l.id
    WHERE l.to_email = ${normaliseEmail(email)} AND l.clicked_at IS NOT NULL AND e.kind = 'click' AND e.human`;
  return last?.at ?? null;
}
