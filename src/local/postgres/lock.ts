import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, lifeOf } from "./processes";

const POLL_MS = 50;
const GUARD_STALE_MS = 5000;

export interface LockHeld {
  ownerPid: number;
}

/**
 * Takes a lock file for this process and returns the function that gives it back, or the owner's process id while
 * another living process holds it. Of several processes that try at once exactly one gets it. A lock whose owner died,
 * or whose process id now belongs to another process, is taken over.
 */
export function tryLock(path: string): (() => void) | LockHeld {
  const claim = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(claim, `${process.pid} ${lifeOf(process.pid)}`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      // A link appears together with its content, so no other process ever reads a lock without an owner.
      if (create(() => linkSync(claim, path))) return () => rmSync(path, { force: true });
      const owner = readOwner(path);
      if (owner && isSameLife(owner)) return { ownerPid: owner.pid };
      removeStale(path);
    }
    return { ownerPid: readOwner(path)?.pid ?? 0 };
  } finally {
    rmSync(claim, { force: true });
  }
}

/**
 * Runs `work` while no other process runs under the same lock file, and gives the lock back whatever happens.
 * Throws when a living process has held it for `timeoutMs`.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, timeoutMs = 60_000): Promise<T> {
  const started = Date.now();
  for (;;) {
    const lock = tryLock(path);
    if (typeof lock === "function") {
      try {
        return await work();
      } finally {
        lock();
      }
    }
    if (Date.now() - started > timeoutMs) {
      throw new Error(`Waited ${timeoutMs / 1000} s for ${path}, which process ${lock.ownerPid} holds.`);
    }
    await sleep(POLL_MS);
  }
}

interface Owner {
  pid: number;
  life: string;
}

function readOwner(path: string): Owner | null {
  try {
    const [pid, life = ""] = readFileSync(path, "utf8").split(" ");
    return { pid: Number(pid), life };
  } catch {
    return null;
  }
}

function isSameLife(owner: Owner): boolean {
  return isAlive(owner.pid) && lifeOf(owner.pid) === owner.life;
}

function create(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Two processes may find the same stale lock; without the guard the slower one would remove the faster one's new lock. */
function removeStale(path: string): void {
  const guard = `${path}.takeover`;
  if (!create(() => writeFileSync(guard, "", { flag: "wx", mode: 0o600 }))) {
    if (ageOf(guard) > GUARD_STALE_MS) rmSync(guard, { force: true });
    return;
  }
  try {
    const owner = readOwner(path);
    if (owner && !isSameLife(owner)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
