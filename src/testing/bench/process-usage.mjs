import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second everywhere (`getconf CLK_TCK`). */
const MS_PER_TICK = 10;

/**
 * Fields of /proc/PID/stat after the name, which may itself hold spaces: [0] state, [1] parent, [11]–[14] user, system
 * and reaped children's time.
 */
function stat(/** @type {number} */ pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

const time = (/** @type {string[]} */ fields, /** @type {number} */ from, /** @type {number} */ to) =>
  fields.slice(from, to).reduce((sum, ticks) => sum + Number(ticks), 0) * MS_PER_TICK;

/** Processor time of one process so far, user and system, in ms. */
export const cpuMs = (/** @type {number} */ pid) => time(stat(pid), 11, 13);

/** Processor time of a server and of all the children it has or had (Postgres: one per connection), in ms. */
export function familyCpuMs(/** @type {number} */ pid) {
  let sum = time(stat(pid), 11, 15);
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = stat(Number(name));
      if (Number(fields[1]) === pid) sum += time(fields, 11, 15);
    } catch {
      // It ended while we looked; its time is now among the reaped.
    }
  }
  return sum;
}

/** Resident memory of a process in bytes. */
export function residentBytes(/** @type {number} */ pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}

/** The child of a process whose title begins like this. Throws when there is none. */
export function findChild(/** @type {number} */ pid, /** @type {string} */ title) {
  const found = readdirSync("/proc").find((name) => {
    try {
      return (
        /^\d+$/.test(name) &&
        Number(stat(Number(name))[1]) === pid &&
        readFileSync(`/proc/${name}/cmdline`, "utf8").startsWith(title)
      );
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`process ${pid} has no child ${title}`);
  return Number(found);
}
