const SPIN_MS = 150;

/**
 * How much of a core a busy process of ours gets just now, 0 to 1: below about 0.9 others are at work on this machine,
 * and figures against the clock say more about them than about us; ratios, bytes and processor time still hold.
 */
export function coreShare() {
  const [wallFrom, cpuFrom] = [performance.now(), process.cpuUsage()];
  while (performance.now() - wallFrom < SPIN_MS);
  const { user, system } = process.cpuUsage(cpuFrom);
  return Math.min(1, (user + system) / 1_000 / (performance.now() - wallFrom));
}
