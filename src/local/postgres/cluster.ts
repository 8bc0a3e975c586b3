import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PostgresBinaries } from "./binaries";
import type { Unprivileged } from "./unprivileged";

/** Where one database server keeps its things. */
export interface Cluster {
  dir: string;
  dataDir: string;
  passwordFile: string;
  portFile: string;
  logFile: string;
  lockFile: string;
}

/** Where everything of the server in `dir` lies; nothing is read or made. */
export function clusterIn(dir: string): Cluster {
  return {
    dir,
    dataDir: join(dir, "data"),
    passwordFile: join(dir, "password"),
    portFile: join(dir, "port"),
    logFile: join(dir, "server.log"),
    lockFile: join(dir, "lock"),
  };
}

/** The superuser's password, made when the cluster was. The file is readable by its owner only. */
export function readPassword(cluster: Cluster): string {
  return readFileSync(cluster.passwordFile, "utf8").trim();
}

/** What the server needs from the environment; nothing of ours may leak into it. */
export const serverEnv: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
};

/**
 * Makes the data directory unless it exists: UTF-8, the same sort order on every machine, password sign-in (SCRAM). A
 * crash in the middle leaves nothing that the next start would take for a whole cluster.
 */
export function createCluster(cluster: Cluster, binaries: PostgresBinaries, unprivileged: Unprivileged): void {
  if (existsSync(join(cluster.dataDir, "PG_VERSION"))) return;
  const unfinished = `${cluster.dataDir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(cluster.passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  unprivileged.own(unfinished);
  unprivileged.own(cluster.passwordFile);
  const [program, args] = unprivileged.wrap(binaries.initdb, [
    ...["-D", unfinished, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${cluster.passwordFile}`],
    ...["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"],
  ]);
  const result = spawnSync(program, args, { ...unprivileged.ids, env: serverEnv, encoding: "utf8", cwd: "/" });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`PostgreSQL's data directory could not be made: ${result.stderr || result.error}`);
  }
  rmSync(cluster.dataDir, { recursive: true, force: true });
  renameSync(unfinished, cluster.dataDir);
}
