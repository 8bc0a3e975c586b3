// package-lock.json must install anywhere: no registry hosts in it, and no optional platform package left out (else `npm ci` ends
// with "Missing: X from lock file").
import { readFileSync } from "node:fs";

/** @param {{ packages: Record<string, { resolved?: string, link?: boolean, version?: string, optionalDependencies?: Record<string, string> }> }} lock */
export function faultsOfLock(lock) {
  const entries = Object.entries(lock.packages);
  const present = new Set(entries.map(([path]) => path.split("node_modules/").at(-1)));
  return entries.flatMap(([path, entry]) => [
    ...(entry.resolved && !entry.link ? [`${path} records an address: ${entry.resolved}`] : []),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !present.has(name))
      .map((name) => `${path || "the project"} wants ${name}, which the lock file lacks`),
  ]);
}

if (import.meta.filename === process.argv[1]) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const faults = faultsOfLock(lock);
  for (const fault of faults) console.error(fault);
  console.log(`${Object.keys(lock.packages).length} packages locked, ${faults.length} faults`);
  process.exit(faults.length > 0 ? 1 : 0);
}
