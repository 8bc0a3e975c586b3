import { makeObject, makeValue, WORDS } from "./make-value";
import type { Random } from "./random";

const TIMES = [0, 1, -1, 1.5, 1e300, 8.64e15, 4_102_444_800_000, 1_795_347_984_519];

/** One event, or something like one: now and then right, so that it starts what was registered. */
export function makeEvent(random: Random): unknown {
  if (random.int(8) === 0) return makeValue(random);
  const event: Record<string, unknown> = {
    name: random.int(3) === 0 ? random.pick(WORDS) : "fuzz/event",
    data: random.int(5) === 0 ? makeValue(random) : makeObject(random, ["k", "n", "id", "_inngest", "function_id"]),
  };
  if (random.int(3) === 0) event.id = random.int(2) === 0 ? makeValue(random) : `fuzz-${random.int(50)}`;
  if (random.int(3) === 0) event.ts = random.pick(TIMES);
  if (random.int(6) === 0) event.user = makeValue(random);
  if (random.int(6) === 0) event[random.pick(WORDS)] = makeValue(random);
  return event;
}

/** The body of a request to the events API: one event or several, whole, cut off or mixed up. */
export function makeEvents(random: Random): unknown {
  return random.int(2) === 0 ? makeEvent(random) : Array.from({ length: random.int(6) }, () => makeEvent(random));
}
