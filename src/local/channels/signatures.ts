import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Lower-case hex HMAC-SHA256 of `text` under `secret`. */
export function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Lower-case hex MD5, as `body_md5` carries it: a checksum, the signature over it is what protects. */
export function md5(body: Buffer): string {
  return createHash("md5").update(body).digest("hex");
}

/** Whether both texts are the same; how long it takes tells nothing about where they differ. */
export function sameSecret(given: unknown, expected: string): boolean {
  if (typeof given !== "string") return false;
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Whether `auth` is `KEY:signature` of exactly this text by the holder of the app's secret. */
export function authIsGenuine(app: { key: string; secret: string }, auth: unknown, text: string): boolean {
  return sameSecret(auth, `${app.key}:${sign(app.secret, text)}`);
}
