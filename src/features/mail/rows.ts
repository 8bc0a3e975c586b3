import type { EmailLog } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { mailInFlight } from "./errors";
import { reasonInWords, stateOf } from "./rules";
import type { EmailState } from "./schema";

const HAND_OVER_SECONDS = 15;

/**
 * The mail's row, locked until the transaction ends.
 * @throws DomainError unavailable `mail.in_flight` when another worker is handing it over this very moment
 */
export async function lockEmail(tx: Tx, id: string): Promise<EmailLog> {
  const free = await tx.$queryRaw<unknown[]>`SELECT 1 FROM email_log WHERE id = ${id} FOR UPDATE SKIP LOCKED`;
  if (free.length === 0) throw mailInFlight(HAND_OVER_SECONDS);
  return tx.emailLog.findUniqueOrThrow({ where: { id } });
}

/** What frees a mail for the next worker. */
export const released = { claimToken: null, claimExpiresAt: null } as const;

/** A mail as a line of the console's list. */
export type EmailLine = {
  id: string;
  toEmail: string;
  /** The rendered subject, or the message's name while there is none. */
  subject: string;
  flow: string | null;
  stream: "transactional" | "marketing";
  plannedAt: Date;
  state: EmailState;
  /** Why it was not sent or waits, as a sentence. */
  reason: string | null;
  deferredUntil: Date | null;
};

/** Names of files and flows as words: `cart-recovery` is "Cart recovery". */
export function inWords(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A mail as a line of the list: to whom, what, where it stands and, if it did not go, why in words. */
export function toEmailLine(log: EmailLog): EmailLine {
  const { id, toEmail, stream, plannedAt, deferredUntil } = log;
  const state = stateOf(log);
  const code = { declined: log.declinedReason, deferred: log.deferredReason, failed: "refused", unknown: "unknown" };
  const reason = state in code ? code[state as keyof typeof code] : null;
  return {
    id,
    toEmail,
    subject: log.subject ?? inWords(log.message),
    flow: log.flow && inWords(log.flow),
    stream,
    plannedAt,
    state,
    reason: reason && reasonInWords(reason),
    deferredUntil: state === "deferred" ? deferredUntil : null,
  };
}
