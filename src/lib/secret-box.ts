import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "./env";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

const key = (): Buffer => Buffer.from(env().DATA_ENCRYPTION_KEY, "base64");

/**
 * Text as it is stored: AES-256-GCM under DATA_ENCRYPTION_KEY, bound to the row it belongs to. Moved to another row it
 * does not open.
 * @param row names the row, e.g. `<session id>/<message id>`
 */
export function seal(text: string, row: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(row));
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString("base64")}`;
}

/** The text that `seal` stored for this row. Throws when it was changed, moved, or sealed with another key. */
export function unseal(stored: string, row: string): string {
  const [version, payload] = stored.split(".");
  if (version !== VERSION || !payload) throw new Error(`Cannot read sealed text of version ${version}`);
  const bytes = Buffer.from(payload, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(row));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)).toString("utf8") + decipher.final("utf8");
}
