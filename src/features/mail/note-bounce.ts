import { suppressAddress } from "@/features/subscriptions/suppress-address";
import type { EmailLog } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { announce } from "@/lib/outbox";
import { emailBounced } from "./events";

/** `hard`: there is no such mailbox. `soft`: it could not take the mail just then. `why` as the provider says it. */
export type Bounce = { kind: "hard" | "soft"; why: string };

/** So many soft bounces, one after the other, hold marketing (FLOWS.md "Suppression"). */
const SOFT_IN_A_ROW = 3;

/**
 * Notes that a mail came back, in the caller's transaction, which holds the mail's row. A hard bounce keeps every mail from the address,
 * the third soft one in a row holds marketing for 30 days; both are announced as `mail/email.bounced`. A bounce that is on record
 * already changes nothing.
 */
export async function noteBounce(tx: Tx, log: EmailLog, { kind, why }: Bounce, at: Date): Promise<void> {
  const fact = kind === "hard" ? "bouncedAt" : "softBouncedAt";
  if (log[fact]) return;
  await tx.emailLog.update({ where: { id: log.id }, data: { [fact]: at, error: why } });
  await announce(tx, emailBounced.create({ emailLogId: log.id }));
  const { toEmail: email, id: emailLogId } = log;
  if (kind === "hard") await suppressAddress(tx, { email, reason: "hard_bounce", emailLogId }, at);
  else if (await softInARow(tx, email)) await suppressAddress(tx, { email, reason: "soft_bounces", emailLogId }, at);
}

/** Whether the last mails to the address whose end is known all came back softly. By SMTP, accepted is all that is ever known. */
async function softInARow(tx: Tx, toEmail: string): Promise<boolean> {
  const last = await tx.emailLog.findMany({
    where: {
      toEmail,
      OR: [
        { softBouncedAt: { not: null } },
        { deliveredAt: { not: null } },
        { provider: "smtp", acceptedAt: { not: null } },
      ],
    },
    orderBy: { sendingAt: "desc" },
    take: SOFT_IN_A_ROW,
    select: { softBouncedAt: true, deliveredAt: true },
  });
  return last.length === SOFT_IN_A_ROW && last.every(({ softBouncedAt, deliveredAt }) => softBouncedAt && !deliveredAt);
}
