import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** True while a process with this id exists, also one that belongs to somebody else. A zombie counts as existing. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a process as one string, "" when there is no such process or it is a zombie. */
export function commandLine(pid: number): string {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
    } catch {
      return "";
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/**
 * Names one life of a process: two processes that get the same id one after the other get different names. On Linux the
 * start time in clock ticks since boot (proc(5), field 22 of /proc/PID/stat); elsewhere "" because ids return much later.
 */
export function lifeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return afterName[19] ?? "";
  } catch {
    return "";
  }
}
