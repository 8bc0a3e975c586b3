/** Something read seldom and needed often. */
export type Remembered<T> = {
  /** What was loaded at most `forMs` ago; several who ask at once load it once. What failed is loaded anew. */
  get: () => Promise<T>;
  /** The next one who asks loads it. */
  forget: () => void;
};

/** Keeps what `load` returns for `forMs` milliseconds, in this process: others may know something newer for that long. */
export function remember<T>(forMs: number, load: () => Promise<T>): Remembered<T> {
  let kept: { until: number; value: Promise<T> } | undefined;
  const forget = () => {
    kept = undefined;
  };
  const get = () => {
    if (kept && performance.now() < kept.until) return kept.value;
    const value = load();
    kept = { until: performance.now() + forMs, value };
    value.catch(forget);
    return value;
  };
  return { get, forget };
}
