import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the launcher keeps alive, and by what its process is known in a list of processes. */
const KNOWN_BY = {
  app: /next-server|next\/dist\/bin\/next/,
  jobs: /\.build\/local\/jobs\.js/,
  channels: /\.build\/local\/channels\.js/,
};
export const SERVICES = ["app", "postgres", "jobs", "channels"];

function readProcesses() {
  const table = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  return table.flatMap((line) => {
    const row = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return row ? [{ pid: Number(row[1]), parent: Number(row[2]), args: row[3] }] : [];
  });
}

/** The processes below `root`, however deep. */
function familyOf(root, processes) {
  const family = new Set([root]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  family.delete(root);
  return processes.filter(({ pid }) => family.has(pid));
}

/** Postgres is a session of its own; the first line of postmaster.pid is its process. */
function postgresPids(dataDir, processes) {
  try {
    const postmaster = Number(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
    return processes.some(({ pid }) => pid === postmaster) ? [postmaster] : [];
  } catch {
    return [];
  }
}

/**
 * Kills one service of a running shop with SIGKILL.
 * @param {{ pid: number, dataDir: string }} shop `pid` of its launcher
 * @param {string} service one of SERVICES
 * @returns {boolean} false when it was not alive just then, so that nothing was killed
 */
export function killService({ pid, dataDir }, service) {
  const processes = readProcesses();
  const pids =
    service === "postgres"
      ? postgresPids(dataDir, processes)
      : familyOf(pid, processes).flatMap((one) => (KNOWN_BY[service].test(one.args) ? [one.pid] : []));
  let killed = 0;
  for (const one of pids) {
    try {
      process.kill(one, "SIGKILL");
      killed += 1;
    } catch {
      // It went with its parent.
    }
  }
  return killed > 0;
}
