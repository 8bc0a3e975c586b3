import type { EmailLog } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { mailProvider } from "@/lib/mailer";
import { released } from "./rows";
import { MAX_OPEN_ATTEMPTS, PROVIDER_KEY_MS } from "./rules";

/**
 * Decides about a mail whose worker ended while the provider had it (QUALITY.md R3).
 * `repeat`: the provider knows the mail by its key and takes it once only; send the same again. `send_anew`: an order mail, which
 * must not be missed; the open attempt is on record as unknown. `given_up`: nobody can tell whether it went; stored as unknown.
 */
export async function lookAfterOpenAttempt(
  tx: Tx,
  log: EmailLog,
  now: Date,
): Promise<"repeat" | "send_anew" | "given_up"> {
  await tx.emailAttempt.updateMany({
    where: { emailLogId: log.id, acceptedAt: null, failedAt: null, unknownAt: null },
    data: { unknownAt: now },
  });
  const provider = mailProvider();
  const keyAge = now.getTime() - (log.sendingAt?.getTime() ?? 0);
  if (provider.idempotent && log.provider === provider.name && keyAge < PROVIDER_KEY_MS) return "repeat";
  const open = await tx.emailAttempt.count({ where: { emailLogId: log.id, unknownAt: { not: null } } });
  if (log.stream === "transactional" && open < MAX_OPEN_ATTEMPTS) {
    await tx.emailLog.update({ where: { id: log.id }, data: { sendingAt: null } });
    return "send_anew";
  }
  await tx.emailLog.update({ where: { id: log.id }, data: { ...released, unknownAt: now } });
  return "given_up";
}
