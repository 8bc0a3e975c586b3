import { makeValue, WORDS } from "./make-value";
import type { Random } from "./random";

const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1:1/" } };
const EXPRESSIONS = [
  "event.data.k",
  "event.data.n > 1",
  "event.data.k + event.data.n",
  "event.data.list[0]",
  "event.data",
];
const DURATIONS = ["1s", "2s", "1m", "5m", "PT1S", "1m", "24h", "0s", "-1s", "9999999999w", "x"];
const key = (random: Random) => random.pick(EXPRESSIONS);
const period = (random: Random) => random.pick(DURATIONS);
const limit = (random: Random) => random.pick([1, 2, 3, 10, 100, 1_000_000, 0, -1, 1.5, 1e300]);

const SETTINGS: Record<string, (random: Random) => unknown> = {
  idempotency: key,
  rateLimit: (random) => ({ limit: limit(random), period: period(random), key: key(random) }),
  throttle: (random) => ({ limit: limit(random), period: period(random), burst: limit(random), key: key(random) }),
  debounce: (random) => ({ period: period(random), timeout: period(random), key: key(random) }),
  batchEvents: (random) => ({ maxSize: limit(random), timeout: period(random), key: key(random), if: key(random) }),
  singleton: (random) => ({ mode: random.pick(["skip", "cancel", "x"]), key: key(random) }),
  concurrency: (random) =>
    random.pick([1, { limit: 2, key: key(random) }, [{ limit: limit(random) }, { limit: 1 }], "5"]),
  priority: (random) => ({ run: key(random) }),
  timeouts: (random) => ({ start: period(random), finish: period(random) }),
  cancel: (random) =>
    Array.from({ length: random.int(7) }, () => ({ event: "fuzz/event", if: key(random), timeout: period(random) })),
  triggers: (random) => [
    random.pick([
      { event: "fuzz/*" },
      { cron: random.pick(["* * * * *", "@hourly", "0 0 31 2 *", "L * * * *"]), jitter: period(random) },
      { event: "fuzz/event", expression: key(random) },
      makeValue(random),
    ]),
  ],
};

/** The configuration of one function, or something like one: now and then right in all that it says. */
export function makeFunction(random: Random): unknown {
  if (random.int(16) === 0) return makeValue(random);
  const fn: Record<string, unknown> = {
    id: random.int(10) === 0 ? makeValue(random) : `fuzz-${random.int(10)}`,
    name: random.int(16) === 0 ? makeValue(random) : "fuzz",
    triggers: [{ event: "fuzz/event" }],
    steps: random.int(20) === 0 ? makeValue(random) : { step },
  };
  const names = Object.keys(SETTINGS);
  for (let count = random.int(3); count > 0; count--) {
    const name = random.pick(names);
    fn[name] = random.int(10) === 0 ? makeValue(random) : SETTINGS[name]?.(random);
  }
  if (random.int(20) === 0) fn[random.pick(WORDS)] = makeValue(random);
  return fn;
}
