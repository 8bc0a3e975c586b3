import { createHash } from "node:crypto";

/** Postgres indexes texts of about 2,700 bytes; a key in a message should be much shorter. */
const LONGEST_KEY = 200;

/** The text itself, or its SHA-256 in hex when it is too long to be an index key: equal texts give equal keys. */
export function shortKey(text: string): string {
  return text.length <= LONGEST_KEY ? text : createHash("sha256").update(text).digest("hex");
}
