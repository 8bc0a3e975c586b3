import { spawnSync } from "node:child_process";
import { chownSync, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user and group that own nothing, on every Linux. */
const NOBODY = 65534;
const USER_NAMESPACE = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"];

export interface Unprivileged {
  /** The command that runs `program` without root's rights. */
  wrap: (program: string, args: string[]) => [program: string, args: string[]];
  /** Options for spawn. */
  ids: { uid?: number; gid?: number };
  /** Gives a file or folder to the user the programs run as. */
  own: (path: string) => void;
}

/**
 * How to run PostgreSQL from here without root's rights, because it refuses to run as root. A normal user runs it as it
 * is. Root gets a user namespace (root outside, nobody inside: files stay root's, and it works below /root); where
 * namespaces are forbidden, as in Docker by default, the programs run as nobody, which needs a folder that others may
 * enter: otherwise an error says so.
 */
export function findUnprivileged(dir: string, allowNamespace = true): Unprivileged {
  const asIs: Unprivileged = { wrap: (program, args) => [program, args], ids: {}, own: () => {} };
  if (process.getuid?.() !== 0) return asIs;
  if (allowNamespace && spawnSync("unshare", [...USER_NAMESPACE, "true"]).status === 0) {
    return { ...asIs, wrap: (program, args) => ["unshare", [...USER_NAMESPACE, program, ...args]] };
  }
  const closed = closedParent(dir);
  if (closed) {
    throw new Error(
      `Running as root, and ${closed} is closed to other users: PostgreSQL cannot run from there. Move the checkout, run as a normal user, or set DATABASE_URL.`,
    );
  }
  return { ...asIs, ids: { uid: NOBODY, gid: NOBODY }, own: (path) => chownSync(path, NOBODY, NOBODY) };
}

function closedParent(dir: string): string | null {
  for (let parent = dirname(dir); ; parent = dirname(parent)) {
    if (existsSync(parent) && (statSync(parent).mode & 0o001) === 0) return parent;
    if (parent === dirname(parent)) return null;
  }
}
