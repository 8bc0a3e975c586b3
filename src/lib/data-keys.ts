import { hkdfSync } from "node:crypto";
import { env } from "./env";

/** A key of DATA_ENCRYPTION_KEY. `id` stands in what it sealed: 8 hex digits that tell nothing of the key. */
export type DataKey = { id: string; bytes: Buffer };

const ID_BYTES = 4;

let known: { source: string; keys: [DataKey, ...DataKey[]] } | undefined;

/** A key for one purpose, made of another one: whoever learns it learns nothing of that one (RFC 5869). */
export const derive = (key: Buffer, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync("sha256", key, "", purpose, bytes));

/** The keys under which texts rest: the first seals, all of them open (`.env.example`, DATA_ENCRYPTION_KEY). */
export function dataKeys(): [DataKey, ...DataKey[]] {
  const source = env().DATA_ENCRYPTION_KEY;
  if (known?.source === source) return known.keys;
  const [first, ...others] = source.split(",").map(toKey);
  known = { source, keys: [first as DataKey, ...others] };
  return known.keys;
}

function toKey(base64: string): DataKey {
  const bytes = Buffer.from(base64.trim(), "base64");
  return { id: derive(bytes, "key-id", ID_BYTES).toString("hex"), bytes };
}
