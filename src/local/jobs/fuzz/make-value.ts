import type { Random } from "./random";

/** Words that mean something to the server, to JavaScript, to Postgres, or to nobody. */
export const WORDS = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "fuzz/event",
  "fuzz/*",
  "inngest/function.finished",
  "inngest/scheduled.timer",
  "event.data.k",
  "event.data.k == async.data.k",
  "event.data.k > 1",
  "event.",
  "((((((",
  "* * * * *",
  "TZ=Mars/Olympus * * * * *",
  "1s",
  "366d",
  "999999999999999999h",
  "P1D",
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "ä🎉\ud800",
  "-1",
  "1e999",
  "NaN",
  "'; drop schema jobs cascade; --",
  "../../etc/passwd",
  "%00%ff",
  "{{name}}",
  "<script>alert(1)</script>",
] as const;

const NUMBERS = [0, -0, 1, -1, 1.5, 5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324, 8.64e15, 1.8e12];
const LENGTHS = [1, 255, 256, 512, 513, 2_700, 10_000, 70_000];

/** Any JSON value, mostly of the wrong type, sometimes long or deep. */
export function makeValue(random: Random, depth = 0): unknown {
  switch (random.int(depth > 3 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return random.int(2) === 0;
    case 2:
      return random.int(4) === 0 ? random.int(10_000) : random.pick(NUMBERS);
    case 3:
      return random.int(4) === 0 ? makeLong(random) : random.pick(WORDS);
    case 4:
    case 5:
      return random.pick(WORDS);
    case 6:
      return Array.from({ length: random.int(5) }, () => makeValue(random, depth + 1));
    default:
      return makeObject(random, ["k", "n", "id", "name"], depth + 1);
  }
}

/** A text that cannot be compressed much: what is too long for an index is too long even then. */
function makeLong(random: Random): string {
  const length = random.pick(LENGTHS);
  return random.int(2) === 0
    ? "é".repeat(length)
    : random
        .bytes(Math.ceil(length / 2))
        .toString("hex")
        .slice(0, length);
}

/** An object of some of these keys, and others. */
export function makeObject(random: Random, keys: readonly string[], depth = 0): Record<string, unknown> {
  const entries = Array.from({ length: random.int(6) }, () => [
    random.int(6) === 0 ? random.pick(WORDS) : random.pick(keys),
    makeValue(random, depth),
  ]);
  return Object.fromEntries(entries);
}

/** JSON nested so deep that recursive code gives up. */
export function makeDeep(random: Random): string {
  const depth = random.pick([400, 600, 5_000, 100_000]);
  return random.int(2) === 0 ? "[".repeat(depth) + "]".repeat(depth) : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}
