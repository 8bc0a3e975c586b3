import { createHmac } from "node:crypto";
import { type DataKey, dataKeys, derive } from "./data-keys";

const KEY_BYTES = 32;
/** Words repeat: so many of the latest are not computed again. */
const REMEMBERED = 20_000;

const secrets = new Map<string, Buffer>();
const remembered = new Map<string, bigint>();

/** The key under which `blindToken` writes now: stands beside each token, so that older ones are found and made anew. */
export const blindKeyId = (): string => dataKeys()[0].id;

/**
 * A word as it stands in a blind index: the first 8 bytes of its HMAC-SHA-256, as a signed number. The same word gives the
 * same number, and without the key nobody can tell the word from it, or try words out. What the index does tell: which
 * rows share a word, and how often each unknown word occurs.
 */
export const blindToken = (word: string): bigint => tokenUnder(dataKeys()[0], word);

/** The word as it may stand in an index that is being made anew: its token under each of the keys. */
export const blindTokens = (word: string): bigint[] => dataKeys().map((key) => tokenUnder(key, word));

function tokenUnder(key: DataKey, word: string): bigint {
  const name = key.id + word;
  const found = remembered.get(name);
  if (found !== undefined) return found;
  const token = createHmac("sha256", secretOf(key)).update(word).digest().readBigInt64BE(0);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, token);
  return token;
}

/** A key of its own, so that whoever learns it cannot open sealed texts. */
function secretOf({ id, bytes }: DataKey): Buffer {
  const secret = secrets.get(id) ?? derive(bytes, "blind-index", KEY_BYTES);
  secrets.set(id, secret);
  return secret;
}
