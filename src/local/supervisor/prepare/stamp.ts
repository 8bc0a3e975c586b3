import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** True when the work that this stamp file stands for was done for exactly this state. */
export function isStamped(path: string, state: string): boolean {
  try {
    return readFileSync(path, "utf8") === state;
  } catch {
    return false;
  }
}

/** Notes that the work was done for this state. */
export function writeStamp(path: string, state: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, state);
}
