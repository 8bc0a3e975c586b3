import type { Readable } from "node:stream";
import nodemailer, { type Transporter } from "nodemailer";
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
  headers: Record<string, string>;
  /** `<…@…>`, the same whenever this mail is sent again. SMTP only: Resend makes its own. */
  messageId: string;
  /** The mail's once-only key; Resend keeps it for 24 h, SMTP has nothing like it. */
  idempotencyKey: string;
};

export type Accepted = { provider: "resend" | "smtp"; messageId: string };

type Details = { retryAfterSeconds?: number; recipientRefused?: boolean };

/**
 * Why a mail was not accepted. `refused`: this mail will never go; `recipientRefused` says that it is because the mailbox does not
 * exist. `later`: nothing was taken, try again after `retryAfterSeconds`. `unclear`: the connection ended while the provider had the
 * mail; it may or may not have gone.
 */
export class MailerError extends Error {
  readonly outcome: "refused" | "later" | "unclear";
  readonly retryAfterSeconds: number | undefined;
  readonly recipientRefused: boolean;

  constructor(outcome: "refused" | "later" | "unclear", message: string, details: Details = {}) {
    super(message);
    this.name = "MailerError";
    this.outcome = outcome;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.recipientRefused = details.recipientRefused ?? false;
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

function smtpTransport(): Transporter {
  const { EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASS } = env();
  if (smtp) return smtp;
  smtp = nodemailer.createTransport({
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
  smtp.use("stream", (mail, done) => {
    const make = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const body = make(options);
      (mail.data as Watched).onBody?.(body);
      return body;
    };
    done();
  });
  return smtp;
}

async function sendByResend(mail: OutgoingMail): Promise<Accepted> {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  resend ??= new Resend(RESEND_API_KEY, RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : undefined);
  const sending = resend.emails.send(
    {
      from: mail.from,
      to: mail.to.name ? `${mail.to.name.replace(/["<>\r\n]/g, "")} <${mail.to.email}>` : mail.to.email,
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: mail.headers,
    },
    { idempotencyKey: mail.idempotencyKey, signal: AbortSignal.timeout(DEADLINE_MS) },
  );
  const { data, error, headers } = await sending.catch((caught: Error) => {
    throw new MailerError("unclear", caught.message);
  });
  if (data) return { provider: "resend", messageId: data.id };
  const message = error?.message ?? "no answer";
  const wait = Number(headers?.["retry-after"]);
  const details = Number.isFinite(wait) && wait > 0 ? { retryAfterSeconds: wait } : {};
  throw new MailerError(outcomeOfStatus(error?.statusCode ?? null), message, details);
}

/** 429 took nothing, 401 and 403 are about our key or domain, 409 says that the same mail is on its way right now. */
const takenNothing = new Set([401, 403, 409, 429]);

function outcomeOfStatus(status: number | null): MailerError["outcome"] {
  if (status === null || status >= 500) return "unclear";
  return takenNothing.has(status) ? "later" : "refused";
}

type SmtpFault = Error & { code?: string; response?: string; responseCode?: number; command?: string };

/** True when the server says that there is no such mailbox, by the enhanced code (RFC 3463) or, without one, by the plain one. */
function isUnknownMailbox({ response, responseCode }: SmtpFault): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d+\.\d+)/.exec(response ?? "")?.[1];
  if (enhanced) return /^5\.1\.(1|2|3|6|10)$|^5\.2\.1$/.test(enhanced);
  return responseCode === 550 || responseCode === 551 || responseCode === 553;
}

function smtpError(fault: SmtpFault, bodyRead: boolean): MailerError {
  const { code, command, responseCode, message } = fault;
  const aboutTheMail = command === "RCPT TO" || command === "DATA";
  if (responseCode && responseCode >= 500 && responseCode !== 503 && aboutTheMail)
    return new MailerError("refused", message, { recipientRefused: command === "RCPT TO" && isUnknownMailbox(fault) });
  // A no of the server before that is about us (sign-in, sender), and staff can mend it.
  if (responseCode) return new MailerError("later", message);
  // nodemailer's own no: an address that is none, a mail larger than the server allows.
  if (code === "EENVELOPE" || code === "EMESSAGE") return new MailerError("refused", message);
  return new MailerError(bodyRead ? "unclear" : "later", message);
}

async function sendBySmtp(mail: OutgoingMail): Promise<Accepted> {
  let body: Readable | undefined;
  const message = {
    from: mail.from,
    to: { name: mail.to.name ?? "", address: mail.to.email },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
    messageId: mail.messageId,
    signal: AbortSignal.timeout(DEADLINE_MS),
    onBody: (stream: Readable) => {
      body = stream;
    },
  };
  try {
    const sent = await smtpTransport().sendMail(message);
    return { provider: "smtp", messageId: String(sent.messageId) };
  } catch (caught) {
    throw smtpError(caught as SmtpFault, body?.readableDidRead ?? false);
  }
}

/**
 * Hands one mail to the provider of the environment, within 12 s. Accepted means that the provider has it, not that it arrived.
 * @throws MailerError
 */
export function deliver(mail: OutgoingMail): Promise<Accepted> {
  return env().RESEND_API_KEY ? sendByResend(mail) : sendBySmtp(mail);
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
