import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { tryLock } from "../../postgres/lock";

const marksIn = (root: string) => join(root, ".build", "serving");

/**
 * Marks that this process serves the build of this checkout, until it ends or calls what is returned. A mark of a process
 * that was killed does not count.
 */
export function markServing(root: string): () => void {
  mkdirSync(marksIn(root), { recursive: true });
  const mark = tryLock(join(marksIn(root), `${process.pid}`));
  return typeof mark === "function" ? mark : () => {};
}

/**
 * Makes sure that no shop is open that serves the build of this checkout: a new build would take its pages away while
 * people read them.
 * @throws Error that names the process
 */
export function assertNobodyServes(root: string): void {
  mkdirSync(marksIn(root), { recursive: true });
  for (const name of readdirSync(marksIn(root))) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const mark = tryLock(join(marksIn(root), name));
    if (typeof mark !== "function") {
      throw new Error(
        `The sources have changed, but a shop that was started here is open (process ${mark.ownerPid}) and a new build would take its pages away. End it first.`,
      );
    }
    mark();
  }
}
