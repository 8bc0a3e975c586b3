type Kept = { value: Promise<unknown>; untilMs: number };

// Next loads a module once per bundle (pages, routes, instrumentation): what one of them drops, all must drop.
const shared = globalThis as typeof globalThis & { householdPlanetKept?: Map<string, Kept> };

function kept(): Map<string, Kept> {
  shared.householdPlanetKept ??= new Map();
  return shared.householdPlanetKept;
}

/**
 * What `load` gave, asked for again at most every `ms` milliseconds by this process; callers at once share one answer. A failed
 * load is not kept. For small things that every message reads and staff change a few times a year; who changes them calls
 * `dropKept`, so that this process knows at once and others within `ms`.
 */
export function keepBriefly<T>(key: string, ms: number, load: () => Promise<T>): Promise<T> {
  const known = kept().get(key);
  if (known && known.untilMs > performance.now()) return known.value as Promise<T>;
  const value = load();
  kept().set(key, { value, untilMs: performance.now() + ms });
  value.catch(() => {
    if (kept().get(key)?.value === value) kept().delete(key);
  });
  return value;
}

/** Drops what is kept under keys that begin so; without an argument, everything. */
export function dropKept(prefix = ""): void {
  for (const key of [...kept().keys()]) if (key.startsWith(prefix)) kept().delete(key);
}
