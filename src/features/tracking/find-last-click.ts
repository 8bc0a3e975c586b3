import { db } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";

/** When a person last clicked in a mail to this address: a sign of life (FLOWS.md "Reactivation"). Machines do not count; null: never. */
export async function findLastClick(email: string): Promise<Date | null> {
  const toEmail = normaliseEmail(email);
  // The mails are few, their clicks may be many: the last click can be in any mail that has one.
  const last = await db.emailEvent.findFirst({
    where: { kind: "click", human: true, emailLog: { toEmail, clickedAt: { not: null } } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return last?.at ?? null;
}
