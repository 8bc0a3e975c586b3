import type { Readable } from "node:stream";
import nodemailer, { type Transporter } from "nodemailer";
import MimeNode from "nodemailer/lib/mime-node";
import { Resend } from "resend";
import { env } from "./env";

export type OutgoingMail = {
  from: string;
  to: { email: string; name?: string | null };
  /** Where an answer goes; unset: to `from`. */
  replyTo?: string | undefined;
  subject: string;
  html: string;
  text: string;
  /** SMTP only: the body as it goes over the wire, made beforehand, with its `Content-Type`. Stands for `html` and `text` then. */
  mime?: { type: string; body: string };
  headers: Record<string, string>;
  /** `<…@…>`, the same whenever this mail is sent again. SMTP only: Resend makes its own. */
  messageId: string;
  /** The mail's once-only key; Resend keeps it for 24 h, SMTP has nothing like it. */
  idempotencyKey: string;
  /** Our id of the mail, which Resend's webhooks name again, also when we never saw its answer. */
  emailLogId: string;
};

export type Accepted = { provider: "resend" | "smtp"; messageId: string };

type Details = { retryAfterSeconds?: number; bounce?: "hard" | "soft" | null };

/**
 * Why a mail was not accepted. `refused`: this mail will never go; `bounce` says that it is because of the mailbox: `hard`, there is
 * none; `soft`, it is full or takes no mail of this size. `later`: nothing was taken, try again after `retryAfterSeconds`. `unclear`:
 * the connection ended while the provider had the mail; it may or may not have gone.
 */
export class MailerError extends Error {
  readonly outcome: "refused" | "later" | "unclear";
  readonly retryAfterSeconds: number | undefined;
  readonly bounce: "hard" | "soft" | null;

  constructor(outcome: "refused" | "later" | "unclear", message: string, details: Details = {}) {
    super(message);
    this.name = "MailerError";
    this.outcome = outcome;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.bounce = details.bounce ?? null;
  }
}

/** A hand-over ends within this time; the database transaction around it may take 15 s. */
const DEADLINE_MS = 12_000;
const ANSWER_MS = 3_000;

/** Which provider mails go through (FLOWS.md "Providers"), and whether it guards against a repeated send by itself. */
export function mailProvider(): { name: "resend" | "smtp"; idempotent: boolean } {
  return env().RESEND_API_KEY ? { name: "resend", idempotent: true } : { name: "smtp", idempotent: false };
}

let resend: Resend | undefined;
let smtp: Transporter | undefined;

type Watched = { onBody?: (body: Readable) => void };

/** Connections to the SMTP server of the environment, kept open. `pool`: how many, and mails over each. */
export function openSmtpTransport(pool: { maxConnections?: number; maxMessages?: number } = {}): Transporter {
  const { EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASS } = env();
  const transport = nodemailer.createTransport({
    ...pool,
    pool: true,
    maxRequeues: 1,
    host: EMAIL_HOST,
    port: EMAIL_PORT,
    secure: EMAIL_PORT === 465,
    auth: EMAIL_USER ? { user: EMAIL_USER, pass: EMAIL_PASS } : undefined,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  } as Parameters<typeof nodemailer.createTransport>[0]);
  // nodemailer names every broken connection alike. Whether the server can have the mail shows in whether its body was read.
  transport.use("stream", (mail, done) => {
    const make = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const body = make(options);
      (mail.data as Watched).onBody?.(body);
      return body;
    };
    done();
  });
  return transport;
}

function smtpTransport(): Transporter {
  smtp ??= openSmtpTransport();
  return smtp;
}

/** Resend's client of the environment. */
export function resendClient(): Resend {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  resend ??= new Resend(RESEND_API_KEY, RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : undefined);
  return resend;
}

/** A mail in Resend's words. */
export function toResend(mail: OutgoingMail) {
  return {
    from: mail.from,
    to: mail.to.name ? `${mail.to.name.replace(/["<>\r\n]/g, "")} <${mail.to.email}>` : mail.to.email,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    tags: [{ name: MAIL_TAG, value: mail.emailLogId }],
  };
}

/** Under this name Resend's webhooks tell which mail of ours they are about; letters, digits, `_` and `-` only. */
export const MAIL_TAG = "email_log_id";

/** A spent quota of the day or the month does not come back within seconds. */
const QUOTA_SECONDS = 3_600;

/** When Resend takes mail again: what it says by `retry-after`, or when its window begins anew (resend.com/docs, "Rate limit"). */
export function retryAfter(name: string | undefined, headers: Record<string, string> | null): Details {
  if (name && /quota_exceeded$/.test(name)) return { retryAfterSeconds: QUOTA_SECONDS };
  const wait = Number(headers?.["retry-after"] ?? headers?.["ratelimit-reset"]);
  return Number.isFinite(wait) && wait > 0 ? { retryAfterSeconds: wait } : {};
}

async function sendByResend(mail: OutgoingMail): Promise<Accepted> {
  const options = { idempotencyKey: mail.idempotencyKey, signal: AbortSignal.timeout(DEADLINE_MS) };
  const sending = resendClient().emails.send(toResend(mail), options);
  const { data, error, headers } = await sending.catch((caught: Error) => {
    throw new MailerError("unclear", caught.message);
  });
  if (data) return { provider: "resend", messageId: data.id };
  const message = error?.message ?? "no answer";
  throw new MailerError(outcomeOfStatus(error?.statusCode ?? null), message, retryAfter(error?.name, headers));
}

/** 429 took nothing, 401 and 403 are about our key or domain, 409 says that the same mail is on its way right now. */
const takenNothing = new Set([401, 403, 409, 429]);

/** What Resend's answer means for a mail; null: there was none. */
export function outcomeOfStatus(status: number | null): MailerError["outcome"] {
  if (status === null || status >= 500) return "unclear";
  return takenNothing.has(status) ? "later" : "refused";
}

type SmtpFault = Error & { code?: string; response?: string; responseCode?: number; command?: string };

/**
 * What a final no of the server says about the mailbox, by the enhanced code (RFC 3463) or, without one, by the plain one: `hard`,
 * there is no such mailbox; `soft`, it is full or takes no mail of this size; null, it is not about the mailbox.
 */
function bounceOf({ command, response, responseCode }: SmtpFault): "hard" | "soft" | null {
  const enhanced = /^\d{3}[ -](\d\.\d+\.\d+)/.exec(response ?? "")?.[1];
  if (enhanced ? /^5\.2\.[23]$|^5\.3\.4$/.test(enhanced) : responseCode === 552) return "soft";
  if (command !== "RCPT TO") return null;
  const unknown = enhanced
    ? /^5\.1\.(1|2|3|6|10)$|^5\.2\.1$/.test(enhanced)
    : responseCode === 550 || responseCode === 551 || responseCode === 553;
  return unknown ? "hard" : null;
}

function smtpError(fault: SmtpFault, bodyRead: boolean): MailerError {
  const { code, command, responseCode, message } = fault;
  const aboutTheMail = command === "RCPT TO" || command === "DATA";
  if (responseCode && responseCode >= 500 && responseCode !== 503 && aboutTheMail)
    return new MailerError("refused", message, { bounce: bounceOf(fault) });
  // A no of the server before that is about us (sign-in, sender), and staff can mend it.
  if (responseCode) return new MailerError("later", message);
  // nodemailer's own no: an address that is none, a mail larger than the server allows.
  if (code === "EENVELOPE" || code === "EMESSAGE") return new MailerError("refused", message);
  return new MailerError(bodyRead ? "unclear" : "later", message);
}

/** The mail as it goes over the wire, its headers encoded by nodemailer. */
function rawOf(mail: OutgoingMail, { type, body }: NonNullable<OutgoingMail["mime"]>) {
  const to = { name: mail.to.name?.replace(/\s+/g, " ") ?? "", address: mail.to.email };
  const head = new MimeNode("text/plain").setHeader({
    ...{ from: mail.from, to, ...(mail.replyTo ? { "reply-to": mail.replyTo } : {}), subject: mail.subject },
    ...{ date: new Date().toUTCString().replace("GMT", "+0000"), "message-id": mail.messageId, ...mail.headers },
  });
  // Its own words about a body that it does not have.
  const named = head.buildHeaders().replace(/^(MIME-Version|Content-[a-z-]+):.*(\r\n[ \t].*)*(\r\n|$)/gim, "");
  const raw = `${named.trimEnd()}\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}`;
  return { raw, envelope: { from: envelopeOf(mail.from), to: [mail.to.email] } };
}

const envelopeOf = (from: string) => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();

/**
 * Hands one mail to an SMTP server over the given connections.
 * @throws MailerError
 */
export async function sendThrough(transport: Transporter, mail: OutgoingMail): Promise<Accepted> {
  let body: Readable | undefined;
  // Cleared at the end: a signal that times out by itself would keep the mail for its whole time, at a campaign's pace for thousands.
  const deadline = new AbortController();
  const late = setTimeout(() => deadline.abort(), DEADLINE_MS);
  const message = {
    ...(mail.mime ? rawOf(mail, mail.mime) : {}),
    from: mail.from,
    to: { name: mail.to.name ?? "", address: mail.to.email },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    messageId: mail.messageId,
    signal: deadline.signal,
    onBody: (stream: Readable) => {
      body = stream;
    },
  };
  try {
    const sent = await transport.sendMail(message);
    return { provider: "smtp", messageId: mail.mime ? mail.messageId : String(sent.messageId) };
  } catch (caught) {
    throw smtpError(caught as SmtpFault, body?.readableDidRead ?? false);
  } finally {
    clearTimeout(late);
  }
}

/**
 * Hands one mail to the provider of the environment, within 12 s. Accepted means that the provider has it, not that it arrived.
 * @throws MailerError
 */
export function deliver(mail: OutgoingMail): Promise<Accepted> {
  return env().RESEND_API_KEY ? sendByResend(mail) : sendThrough(smtpTransport(), mail);
}

/** True when the provider can be reached within 3 s: an SMTP greeting, or any answer of Resend's below 500. */
export async function mailAnswers(): Promise<boolean> {
  try {
    if (!env().RESEND_API_KEY) return await Promise.race([smtpTransport().verify(), rejectAfter(ANSWER_MS)]);
    const answer = await fetch(env().RESEND_BASE_URL ?? "https://api.resend.com", {
      signal: AbortSignal.timeout(ANSWER_MS),
      cache: "no-store",
    });
    return answer.status < 500;
  } catch {
    return false;
  }
}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("no answer in time")), ms).unref());
}
