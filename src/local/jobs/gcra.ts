/** `limit` starts in `periodMs`, evenly spaced, and `burst` more at once. */
export interface Rate {
  limit: number;
  periodMs: number;
  burst: number;
}

/**
 * What a rate remembers of a key between two starts, in microseconds since 1970: when the next start is due if they come
 * evenly spaced (the theoretical arrival time), and from when on, at the earliest now, one more is let through.
 */
export interface RateState {
  arrivalUs: number;
  freeAtUs: number;
}

/** Starts are spaced by this much, in whole microseconds. */
export function spacingUs({ limit, periodMs }: Rate): number {
  return Math.max(1, Math.round((periodMs * 1_000) / limit));
}

/**
 * The generic cell rate algorithm, as the real server has it for throttle and rateLimit (INNGEST.md b.9): whether one
 * more start is let through now, and what is to be remembered. Of the past only `arrivalUs` counts; null when there is
 * none. A clock that was set back, or a setting that became stricter, holds back for one spacing at most.
 */
export function takeFromRate(
  rate: Rate,
  arrivalUs: number | null,
  now: Date,
): { isAdmitted: boolean; state: RateState } {
  const nowUs = now.getTime() * 1_000;
  const spacing = spacingUs(rate);
  const toleranceUs = spacing * (rate.burst + 1);
  const known = Math.min(Math.max(arrivalUs ?? nowUs, nowUs), nowUs + toleranceUs);
  const isAdmitted = known + spacing - toleranceUs <= nowUs;
  const next = isAdmitted ? known + spacing : known;
  return { isAdmitted, state: { arrivalUs: next, freeAtUs: Math.max(next + spacing - toleranceUs, nowUs) } };
}
