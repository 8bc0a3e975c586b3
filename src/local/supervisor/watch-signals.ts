/** Ctrl-C under npm arrives twice at once: from the terminal, and handed on by npm. Later ones are meant. */
const SAME_PRESS_MS = 700;
const PARENT_POLL_MS = 500;

/**
 * Calls `stop` at the first SIGINT, SIGTERM or SIGHUP, and `kill` at a further one. When npm started this process and is
 * killed, nobody could stop us any more by the usual ways: that counts as a signal, too.
 */
export function watchSignals(stop: () => void, kill: () => void): void {
  let first: number | undefined;
  const hear = () => {
    if (first === undefined) {
      first = Date.now();
      stop();
    } else if (Date.now() - first > SAME_PRESS_MS) kill();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, hear);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    hear();
  }, PARENT_POLL_MS);
  timer.unref();
}
