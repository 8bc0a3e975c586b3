import nodemailer, { type Transporter } from "nodemailer";
import { Resend } from "resend";
import { env } from "./env";

export type OutgoingMail = {
  from: string;
  to: { email: string; name?: string | null };
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** The mail's once-only key; Resend keeps it for 24 h, SMTP has nothing like it. */
  idempotencyKey: string;
};

export type Accepted = { provider: "resend" | "smtp"; messageId: string };

/**
 * Why a mail was not accepted. `refused`: this mail will never go (bad address, 4xx, SMTP 5xx). `later`: nothing was taken, try
 * again after `retryAfterSeconds`. `unclear`: the connection ended while the provider had the mail; it may or may not have gone.
 */
export class MailerError extends Error {
  readonly outcome: "refused" | "later" | "unclear";
  readonly retryAfterSeconds: number | undefined;

  constructor(outcome: "refused" | "later" | "unclear", message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = "MailerError";
    this.outcome = outcome;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Which provider mails go through (FLOWS.md "Providers"), and whether it guards against a repeated send by itself. */
export function mailProvider(): { name: "resend" | "smtp"; idempotent: boolean } {
  return env().RESEND_API_KEY ? { name: "resend", idempotent: true } : { name: "smtp", idempotent: false };
}

let resend: Resend | undefined;
let smtp: Transporter | undefined;

function smtpTransport(): Transporter {
  const { EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASS } = env();
  smtp ??= nodemailer.createTransport({
    pool: true,
    host: EMAIL_HOST,
    port: EMAIL_PORT,
    secure: EMAIL_PORT === 465,
    auth: EMAIL_USER ? { user: EMAIL_USER, pass: EMAIL_PASS } : undefined,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
  });
  return smtp;
}

async function sendByResend(mail: OutgoingMail): Promise<Accepted> {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  resend ??= new Resend(RESEND_API_KEY, RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : undefined);
  const { data, error, headers } = await resend.emails.send(
    {
      from: mail.from,
      to: mail.to.name ? `${mail.to.name.replace(/["<>\r\n]/g, "")} <${mail.to.email}>` : mail.to.email,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: mail.headers,
    },
    { idempotencyKey: mail.idempotencyKey },
  );
  if (data) return { provider: "resend", messageId: data.id };
  const status = error?.statusCode ?? null;
  // Resend guards by the key, so whatever is not a clear no may be tried again (FLOWS.md: retry only 429 and 5xx).
  if (status !== null && status !== 429 && status < 500) throw new MailerError("refused", error?.message ?? "refused");
  const wait = Number(headers?.["retry-after"]);
  throw new MailerError("later", error?.message ?? "no answer", Number.isFinite(wait) && wait > 0 ? wait : undefined);
}

type SmtpFault = Error & { code?: string; responseCode?: number; command?: string };

/** SMTP commands after which the server may have taken the mail although we saw no answer (RFC 5321 4.2.5). */
const afterData = new Set(["DATA", "BDAT"]);

async function sendBySmtp(mail: OutgoingMail): Promise<Accepted> {
  try {
    const sent = await smtpTransport().sendMail({
      from: mail.from,
      to: { name: mail.to.name ?? "", address: mail.to.email },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: mail.headers,
    });
    return { provider: "smtp", messageId: String(sent.messageId) };
  } catch (caught) {
    const fault = caught as SmtpFault;
    if (fault.responseCode && fault.responseCode >= 500) throw new MailerError("refused", fault.message);
    if (fault.responseCode) throw new MailerError("later", fault.message);
    const connecting = fault.code === "ECONNECTION" || fault.code === "EDNS" || fault.command === "CONN";
    const unclear = !connecting && (!fault.command || afterData.has(fault.command));
    throw new MailerError(unclear ? "unclear" : "later", fault.message);
  }
}

/**
 * Hands one mail to the provider of the environment. Accepted means that the provider has it, not that it arrived.
 * @throws MailerError
 */
export function deliver(mail: OutgoingMail): Promise<Accepted> {
  return env().RESEND_API_KEY ? sendByResend(mail) : sendBySmtp(mail);
}

/** True when the provider can be reached: an SMTP greeting, or any answer of Resend's. */
export async function mailAnswers(): Promise<boolean> {
  try {
    if (!env().RESEND_API_KEY) return await smtpTransport().verify();
    const answer = await fetch(env().RESEND_BASE_URL ?? "https://api.resend.com", {
      signal: AbortSignal.timeout(3_000),
    });
    return answer.status < 500;
  } catch {
    return false;
  }
}
