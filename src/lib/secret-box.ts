import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { dataKeys } from "./data-keys";

/** With the id of its key; texts of before there were ids begin with `v1.` and open with whichever key fits. */
const VERSION = "v2";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed text that cannot be opened; the message says why and what to do, and tells nothing of the text. */
export class SealedShut extends Error {}

/** How a text begins that is sealed under the first key; no other one does. */
export const sealedPrefix = (): string => `${VERSION}.${dataKeys()[0].id}.`;

/**
 * Text as it is stored: AES-256-GCM under the first of DATA_ENCRYPTION_KEY, bound to the row it belongs to. Moved to another
 * row it does not open.
 * @param row names the row, e.g. `<session id>/<message id>`
 */
export function seal(text: string, row: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", dataKeys()[0].bytes, iv).setAAD(Buffer.from(row));
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return sealedPrefix() + sealed.toString("base64");
}

/**
 * The text that `seal` stored for this row, under any of the keys. Throws SealedShut when it was changed, moved, or sealed with a
 * key that is not among them, and says which.
 */
export function unseal(stored: string, row: string): string {
  const [version, ...rest] = stored.split(".");
  const [keyId, payload] = version === "v1" ? [null, rest[0]] : rest;
  if ((version !== VERSION && version !== "v1") || !payload)
    throw new SealedShut(`Cannot read sealed text of version ${version}`);
  const keys = keyId === null ? dataKeys() : dataKeys().filter(({ id }) => id === keyId);
  if (keys.length === 0)
    throw new SealedShut(
      `Sealed with the key ${keyId}, which is not in DATA_ENCRYPTION_KEY: add that key behind the first.`,
    );
  let fault: unknown;
  for (const { bytes } of keys) {
    try {
      return openWith(bytes, Buffer.from(payload, "base64"), row);
    } catch (error) {
      fault = error;
    }
  }
  throw new SealedShut(
    keyId === null
      ? "Opens with no key of DATA_ENCRYPTION_KEY: its key is missing there, or it was changed or moved."
      : `Does not open with its key ${keyId}: it was changed, or moved from another row.`,
    { cause: fault },
  );
}

function openWith(key: Buffer, bytes: Buffer, row: string): string {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(row));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)).toString("utf8") + decipher.final("utf8");
}
