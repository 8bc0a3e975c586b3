import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * One hash over the names and contents of files and folders below `root`; what does not exist counts as empty. `skip`
 * hears each path, with slashes and relative to root, and leaves it out by answering true.
 */
export function hashFiles(root: string, paths: string[], skip: (path: string) => boolean = () => false): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    if (skip(path)) return;
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    else if (stat) hash.update(`${path}\0${stat.size}\0`).update(readFileSync(join(root, path)));
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}
