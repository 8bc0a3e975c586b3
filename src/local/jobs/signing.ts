import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const FIVE_MINUTES_S = 300;

/** Canonical JSON (RFC 8785): equal values give equal text, keys sorted by UTF-16 code units, no blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const record = value as Record<string, unknown>;
    const members = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

function hmac(text: string, signingKey: string, unixSeconds: string): string {
  return createHmac("sha256", signingKey.replace(/^signkey-\w+-/, ""))
    .update(text)
    .update(unixSeconds)
    .digest("hex");
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The `x-inngest-signature` header for a text: `t=<unix s>&s=<hex HMAC-SHA256>` (INNGEST.md b.11). */
export function signText(text: string, signingKey: string, now: Date): string {
  const unixSeconds = String(Math.floor(now.getTime() / 1000));
  return `t=${unixSeconds}&s=${hmac(text, signingKey, unixSeconds)}`;
}

/** True only for a signature over exactly this text, made with this key, at most five minutes from `now`. */
export function isSignedBy(text: string, header: string | undefined, signingKey: string, now: Date): boolean {
  const fields = new URLSearchParams(header ?? "");
  const unixSeconds = fields.get("t") ?? "";
  if (!/^\d+$/.test(unixSeconds)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(unixSeconds)) > FIVE_MINUTES_S) return false;
  return sameText(fields.get("s") ?? "", hmac(text, signingKey, unixSeconds));
}

/**
 * True when an `Authorization` header is the SDK's proof of the signing key: `Bearer signkey-<env>-<sha256 of the
 * hex-decoded key>`. The environment part is not compared, as one server has one key.
 */
export function isBearerOf(authorization: string | undefined, signingKey: string): boolean {
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const expected = createHash("sha256").update(Buffer.from(key, "hex")).digest("hex");
  return sameText((authorization ?? "").replace(/^Bearer (?:signkey-\w+-)?/, ""), expected);
}
