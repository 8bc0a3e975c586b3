import type { Transporter } from "nodemailer";
import { env } from "./env";
import {
  type Accepted,
  MailerError,
  type OutgoingMail,
  openSmtpTransport,
  outcomeOfStatus,
  resendClient,
  retryAfter,
  sendThrough,
  toResend,
} from "./mailer";
import { SECOND_MS } from "./time";

/** What became of one mail of many. `held`: it was not handed over, because the sender was stopped or its time was up. */
export type Handed = Accepted | MailerError | "held";

export type ManyOptions = {
  /** Names these mails as a whole; Resend keeps it for 24 h. */
  batchKey: string;
  /** Asked before each hand-over: false holds what has not been handed over yet. */
  mayGo: () => boolean;
};

/** Mails by SMTP that are on their way at once: what most relays allow one sender. */
const CONNECTIONS = 10;

/** Resend's most in one request. */
export const BATCH = 100;

/** Between two requests: four a second of Resend's five, one is left to order mails. */
const REQUEST_PAUSE_MS = 250;

const ANSWER_WITHIN_MS = 12 * SECOND_MS;

let smtp: Transporter | undefined;
let nextRequestAt = 0;

/**
 * Hands many marketing mails to the provider: by Resend in requests of 100 within its rate, by SMTP over a pool of ten connections of its
 * own, so that order mails never queue behind a campaign. A bad address is refused alone. Never throws for a mail's sake.
 * @returns what became of each, in their order
 */
export async function deliverMany(mails: OutgoingMail[], options: ManyOptions): Promise<Handed[]> {
  if (!env().RESEND_API_KEY) return deliverBySmtp(mails, options.mayGo);
  const handed: Handed[] = [];
  for (let from = 0; from < mails.length; from += BATCH)
    handed.push(...(await deliverBatch(mails.slice(from, from + BATCH), `${options.batchKey}-${from}`, options.mayGo)));
  return handed;
}

async function deliverBySmtp(mails: OutgoingMail[], mayGo: () => boolean): Promise<Handed[]> {
  smtp ??= openSmtpTransport({ maxConnections: CONNECTIONS, maxMessages: Number.POSITIVE_INFINITY });
  const transport = smtp;
  const handed: Handed[] = mails.map(() => "held");
  let next = 0;
  // As many at a time as there are connections: what waits in a queue could not be held any more.
  const lane = async () => {
    for (let at = next++; at < mails.length && mayGo(); at = next++) {
      const mail = mails[at];
      if (mail) handed[at] = await sendThrough(transport, mail).catch(asMailerError);
    }
  };
  await Promise.all(Array.from({ length: Math.min(CONNECTIONS, mails.length) }, lane));
  return handed;
}

function asMailerError(error: unknown): MailerError {
  return error instanceof MailerError ? error : new MailerError("unclear", String(error));
}

async function deliverBatch(mails: OutgoingMail[], key: string, mayGo: () => boolean): Promise<Handed[]> {
  const wait = nextRequestAt - Date.now();
  nextRequestAt = Math.max(Date.now(), nextRequestAt) + REQUEST_PAUSE_MS;
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (!mayGo()) return mails.map(() => "held");
  const request = resendClient().batch.send(mails.map(toResend), {
    ...{ idempotencyKey: key, batchValidation: "permissive" as const },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const { data, error, headers } = await request.catch((caught: Error) => ({
    ...{ data: null, headers: null },
    error: { message: caught.message, name: undefined, statusCode: null },
  }));
  if (data) return answersOf(mails, data);
  const outcome = outcomeOfStatus(error?.statusCode ?? null);
  // One mail that Resend cannot read at all spoils the whole: each half is asked by itself.
  if (outcome === "refused" && mails.length > 1) {
    const half = Math.ceil(mails.length / 2);
    const first = await deliverBatch(mails.slice(0, half), `${key}a`, mayGo);
    return [...first, ...(await deliverBatch(mails.slice(half), `${key}b`, mayGo))];
  }
  const details = retryAfter(error?.name, headers);
  return mails.map(() => new MailerError(outcome, error?.message ?? "no answer", details));
}

type BatchAnswer = { data: { id: string }[]; errors?: { index: number; message: string }[] };

/** Resend leaves refused ones out of its list of ids and names them by their place. */
function answersOf(mails: OutgoingMail[], answer: BatchAnswer): Handed[] {
  const refused = new Map((answer.errors ?? []).map(({ index, message }) => [index, message]));
  const ids = answer.data.values();
  return mails.map((_, index): Handed => {
    const why = refused.get(index);
    if (why !== undefined) return new MailerError("refused", why);
    const next = ids.next();
    return next.done
      ? new MailerError("unclear", "Resend named no id for this mail.")
      : { provider: "resend", messageId: next.value.id };
  });
}
