import { randomBytes, randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_BITS = 80n;

function crockford(value: bigint, length: number): string {
  let text = "";
  for (let rest = value, i = 0; i < length; i++, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text;
}

function ulidOf(unixMs: number, random: bigint): string {
  return crockford(BigInt(unixMs), 10) + crockford(random & ((1n << RANDOM_BITS) - 1n), 16);
}

const LARGEST_STEP = 2 ** 32;
/** Begins anywhere and only grows, in steps nobody can guess: 2^47 of them fit. */
let last = BigInt(`0x${randomBytes(10).toString("hex")}`) >> 1n;

/**
 * A new ULID: 26 characters that sort by time (to the millisecond), then, if one process made them, in the order in which
 * it did.
 */
export function newId(now: Date): string {
  last += BigInt(1 + randomInt(LARGEST_STEP));
  return ulidOf(now.getTime(), last);
}

/**
 * The ids of `count` events sent with one `x-inngest-event-id-seed` (`<unix ms>,<10 bytes in base64>`). The same seed
 * gives the same ids, as the real server derives them: the seed's number plus 1, 2, 3 …; so a repeated request is
 * recognised. Null when the seed is not one.
 */
export function idsFromSeed(seed: string | undefined, count: number): string[] | null {
  const [unixMs, base64] = (seed ?? "").split(",");
  const entropy = Buffer.from(base64 ?? "", "base64");
  if (!/^\d{1,14}$/.test(unixMs ?? "") || entropy.length !== 10) return null;
  const start = BigInt(`0x${entropy.toString("hex")}`);
  return Array.from({ length: count }, (_, i) => ulidOf(Number(unixMs), start + BigInt(i + 1)));
}
