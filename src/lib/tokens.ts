import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env";

/** What a token may be used for; a token of one purpose is worth nothing for another. */
export type TokenPurpose =
  | "visitor"
  | "confirm-subscription"
  | "unsubscribe"
  | "preferences"
  | "restore-cart"
  | "order"
  /** Reviews one product of one order. */
  | "review"
  /** Carries out what somebody asked for with the own data. */
  | "data-request"
  /** Opens one conversation, for the reader of a mail. */
  | "chat";

function mac(payload: string): Buffer {
  return createHmac("sha256", env().AUTH_SECRET).update(payload).digest();
}

/**
 * A token that names `subject` for one purpose and is worth nothing after `expiresAt`. URL-safe, signed with AUTH_SECRET
 * (HMAC-SHA256); it can be read by anybody, so the subject must be an id, never a secret.
 */
export function signToken(purpose: TokenPurpose, subject: string, expiresAt: Date): string {
  const body = `${purpose}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}.${Buffer.from(subject).toString("base64url")}`;
  // The purpose is not repeated in the token: the reader says which one it expects.
  return `${body.slice(purpose.length + 1)}.${mac(body).toString("base64url")}`;
}

/** The subject of a token made by `signToken` for this purpose; null when it is forged, of another purpose, or expired. */
export function verifyToken(purpose: TokenPurpose, token: string, now: Date): string | null {
  const [expires, subject, signature, ...rest] = token.split(".");
  if (!expires || !subject || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, "base64url");
  const wanted = mac(`${purpose}.${expires}.${subject}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  if (Number.parseInt(expires, 36) * 1000 <= now.getTime()) return null;
  return Buffer.from(subject, "base64url").toString();
}

/** What a stamp may be used for; a stamp of one purpose is worth nothing for another. */
export type StampPurpose = "tracked-mail" | "tracked-link" | "canary-link";

/** 128 bits are enough for what only sorts visits and guards a redirect, and keep links in mails short. */
const STAMP_MAC_CHARS = 22;

const stampMac = (purpose: StampPurpose, subject: string) =>
  mac(`stamp ${purpose} ${subject}`).toString("base64url").slice(0, STAMP_MAC_CHARS);

/**
 * A short proof that `subject` is ours, which anybody can read and which never expires. One segment of a URL, without a dot. The same
 * subject gives the same stamp.
 */
export function signStamp(purpose: StampPurpose, subject: string): string {
  return stampMac(purpose, subject) + Buffer.from(subject).toString("base64url");
}

/** The subject of a stamp made by `signStamp` for this purpose; null when it is not ours. */
export function readStamp(purpose: StampPurpose, stamp: string): string | null {
  const subject = Buffer.from(stamp.slice(STAMP_MAC_CHARS), "base64url").toString();
  const given = Buffer.from(stamp);
  const wanted = Buffer.from(signStamp(purpose, subject));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? subject : null;
}

/** Stands for a text that must not be kept: the same text gives the same mark, and without AUTH_SECRET nobody can tell or try it out. */
export function markOf(text: string): string {
  return `mark_${mac(`mark ${text}`).toString("base64url")}`;
}

/** A secret nobody can guess: 256 bits, URL-safe, behind a prefix that says what it opens. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

/** The form in which a random secret is kept: SHA-256, hex. Enough for 256 random bits; passwords need a slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
