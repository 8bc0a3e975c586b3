/** Nobody waits longer for those before him: it spares work, it is no lock. */
const LONGEST_WAIT_MS = 2_000;

const lines = new Map<string, Promise<unknown>>();

function atMost(before: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT_MS);
  });
  return Promise.race([before, late]).finally(() => clearTimeout(timer));
}

/**
 * Runs `work` when the works of the same key that came before it in this process have ended, however they ended, or after 2 s. For
 * what notices that somebody was faster and begins again: among many at once that would be most of the work. What must not happen
 * at once needs a lock or a version in the database besides.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(key);
  const mine = before ? atMost(before).then(work) : work();
  const ended = mine.then(
    () => {},
    () => {},
  );
  lines.set(key, ended);
  void ended.then(() => {
    if (lines.get(key) === ended) lines.delete(key);
  });
  return mine;
}
