type Pace = {
  /** After a quiet time, how long the first call waits for others. */
  firstMs: number;
  /** The shortest time between two runs. */
  gapMs: number;
};

/**
 * Runs `run` once for many rings: soon after the first one, then, however often it rings, at the pace that is given. The last ring is
 * always answered. `end` forgets a run that is still to come.
 */
export function gatherCalls(run: () => void, { firstMs, gapMs }: Pace): { ring: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let earliest = 0;
  const answer = () => {
    timer = undefined;
    earliest = Date.now() + gapMs;
    run();
  };
  return {
    ring: () => {
      timer ??= setTimeout(answer, Math.max(firstMs, earliest - Date.now()));
    },
    end: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
