import type { Random } from "./random";

/** Words that mean something to the server, to JavaScript, or to nobody. */
export const WORDS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "fuzz-a",
  "private-fuzz-a",
  "presence-fuzz-a",
  "private-encrypted-fuzz-a",
  "cache-fuzz-a",
  "presence-cache-fuzz-a",
  "#server-to-user-fuzz",
  "#server-to-user-",
  "client-fuzz",
  "pusher:subscribe",
  "pusher:unsubscribe",
  "pusher:signin",
  "pusher:ping",
  "pusher_internal:member_added",
  "1.1",
  "",
  " ",
  "\u0000",
  "ä🎉\ud800",
  "-1",
  "1e999",
  "NaN",
  "../../etc",
  "%00%ff",
] as const;

/** Any JSON value, mostly of the wrong type, sometimes huge or deep. */
export function makeValue(random: Random, depth = 0): unknown {
  switch (random.int(depth > 3 ? 7 : 10)) {
    case 0:
      return null;
    case 1:
      return random.int(2) === 0;
    case 2:
      return random.pick([0, -1, 1.5, 1e308, 2 ** 53, random.int(1_000_000)]);
    case 3:
      return "x".repeat(random.pick([1, 127, 128, 129, 164, 165, 200, 201, 1_024, 10_240, 10_241]));
    case 4:
    case 5:
    case 6:
      return random.pick(WORDS);
    case 7:
      return Array.from({ length: random.int(5) }, () => makeValue(random, depth + 1));
    case 8:
      return JSON.stringify(makeObject(random, depth + 1));
    default:
      return makeObject(random, depth + 1);
  }
}

/** An object with keys that the server reads, and others. */
export function makeObject(random: Random, depth = 0): Record<string, unknown> {
  const keys = [
    "event",
    "channel",
    "channels",
    "data",
    "auth",
    "channel_data",
    "user_data",
    "user_id",
    "name",
    "batch",
  ];
  const entries = Array.from({ length: random.int(6) }, () => [
    random.int(5) === 0 ? random.pick(WORDS) : random.pick(keys),
    makeValue(random, depth),
  ]);
  return Object.fromEntries(entries);
}

/** JSON nested so deep that recursive code gives up. */
export function makeDeep(random: Random): string {
  const depth = random.pick([100, 5_000, 30_000]);
  return random.int(2) === 0
    ? ["[".repeat(depth), "]".repeat(depth)].join("")
    : ['{"a":'.repeat(depth / 4), "1", "}".repeat(depth / 4)].join("");
}
