import { createHmac, hkdfSync } from "node:crypto";
import { env } from "./env";

const KEY_BYTES = 32;
/** Words repeat: so many of the latest are not computed again. */
const REMEMBERED = 20_000;

let known: { source: string; key: Buffer } | undefined;
const remembered = new Map<string, bigint>();

/** A key of its own, so that whoever learns it cannot open sealed texts (RFC 5869; changes with DATA_ENCRYPTION_KEY). */
function key(): Buffer {
  const source = env().DATA_ENCRYPTION_KEY;
  if (known?.source !== source) {
    remembered.clear();
    known = {
      source,
      key: Buffer.from(hkdfSync("sha256", Buffer.from(source, "base64"), "", "blind-index", KEY_BYTES)),
    };
  }
  return known.key;
}

/**
 * A word as it stands in a blind index: the first 8 bytes of its HMAC-SHA-256, as a signed number. The same word gives the
 * same number, and without the key nobody can tell the word from it, or try words out. What the index does tell: which
 * rows share a word, and how often each unknown word occurs.
 */
export function blindToken(word: string): bigint {
  const secret = key();
  const found = remembered.get(word);
  if (found !== undefined) return found;
  const token = createHmac("sha256", secret).update(word).digest().readBigInt64BE(0);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(word, token);
  return token;
}
