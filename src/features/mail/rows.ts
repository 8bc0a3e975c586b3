import type { EmailLog } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { mailInFlight } from "./errors";

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
