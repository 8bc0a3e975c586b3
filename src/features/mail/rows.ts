import { type EmailLog, Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import type { SealedColumn } from "@/lib/sealed-texts";
import { seal, unseal } from "@/lib/secret-box";
import { mailInFlight } from "./errors";
import { chatMessages, holdsChat, reasonInWords, stateOf } from "./rules";
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

type Words = { html: string; text: string };

const rowOf = (log: Pick<EmailLog, "id">, part: keyof Words) => `email_body/${log.id}/${part}`;

const ofTheChat = Prisma.sql`EXISTS (
  SELECT FROM email_log l WHERE l.id = t.email_log_id AND l.message = ANY(${chatMessages}::text[]))`;

/** Where this feature keeps sealed texts. */
export const sealedColumns: SealedColumn[] = (["html", "text"] as const).map((part) => ({
  table: "email_body",
  key: "email_log_id",
  column: part,
  boundTo: ({ email_log_id = "" }) => rowOf({ id: email_log_id }, part),
  only: ofTheChat,
}));

/** The words of a mail as they are stored: those of the chat are sealed. */
export function storedWords(log: Pick<EmailLog, "id" | "message">, { html, text }: Words): Words {
  if (!holdsChat(log.message)) return { html, text };
  return { html: seal(html, rowOf(log, "html")), text: seal(text, rowOf(log, "text")) };
}

/** The words of a mail as they went out. */
export function openedWords(log: Pick<EmailLog, "id" | "message">, { html, text }: Words): Words {
  if (!holdsChat(log.message)) return { html, text };
  return { html: unseal(html, rowOf(log, "html")), text: unseal(text, rowOf(log, "text")) };
}

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
  const code = {
    declined: log.declinedReason,
    deferred: log.deferredReason,
    failed: "refused",
    unknown: "unknown",
    bounced: log.bouncedAt ? "came_back" : "came_back_for_now",
    complained: "called_spam",
  };
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
