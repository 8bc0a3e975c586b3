import { db } from "@/lib/db";
import { type Claim, claimEmail } from "./claim-email";
import { handOverEmail } from "./hand-over-email";
import { planEmail } from "./plan-email";
import { released } from "./rows";
import type { EmailRequest, SendOutcome } from "./schema";
import { type Letter, writeLetter } from "./write-letter";

export type { EmailRequest, FlowClock, SendOutcome } from "./schema";

/**
 * Sends one mail, once: plan → decide → claim → render → hand over → record, each step stored before the next, so that a worker may
 * die anywhere (QUALITY.md R3, R4). Marketing passes consent, suppression, caps, hours and holidays (FLOWS.md); order mails obey
 * hard bounces only. Calling it again with the same `onceKey` sends nothing twice and tells what became of the mail.
 * @throws DomainError unavailable `mail.in_flight` (another worker has it) or `mail.provider_unavailable`, both with
 *   retryAfterSeconds: call again then
 */
export async function sendEmail(mail: EmailRequest, now = new Date()): Promise<SendOutcome> {
  const planned = await planEmail(mail, now);
  const claim = await claimEmail(mail, planned, now);
  if ("outcome" in claim) return claim;
  const letter = await writeOrRelease(mail, claim, now);
  return handOverEmail(mail, claim, letter, now);
}

/** A mail that cannot be rendered must not stay claimed: whoever mends the cause should not have to wait. */
async function writeOrRelease(mail: EmailRequest, { log, token }: Claim, now: Date): Promise<Letter> {
  try {
    return await writeLetter(mail, log, now);
  } catch (error) {
    const data = { ...released, error: String(error) };
    await db.emailLog.updateMany({ where: { id: log.id, claimToken: token }, data });
    throw error;
  }
}
