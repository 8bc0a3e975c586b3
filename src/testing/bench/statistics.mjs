/**
 * The value below which this share of the values lies (nearest rank).
 * @param {number[]} values at least one
 * @param {number} share 0 to 1
 */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(/** @type {number[]} */ values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `9.3 KB`; a KB has 1,024 bytes. */
export const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(bytes < 1024 ? 2 : 1)} KB`;

/** `412k/s`. */
export const perSecond = (/** @type {number} */ rate) =>
  rate >= 10_000 ? `${(rate / 1000).toFixed(0)}k/s` : `${rate.toFixed(rate < 100 ? 1 : 0)}/s`;

export const milliseconds = (/** @type {number} */ ms) => `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
