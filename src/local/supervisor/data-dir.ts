import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clusterIn } from "../postgres/cluster";
import { tryLock, withLock } from "../postgres/lock";
import { stopServer } from "../postgres/server";
import { portsFile } from "./assign-ports";
import { postgresDir } from "./keep-postgres";
import { secretsFile } from "./secrets";
import { removeServicesFile } from "./services-file";
import { seededFile } from "./set-up-database";

/**
 * Claims the data directory for this process and returns what gives it back. Throws, naming the other process, while one
 * runs on it. The claim of a process that was killed does not count.
 */
export function claimDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const lock = tryLock(join(dataDir, "lock"));
  if (typeof lock === "function") return lock;
  throw new Error(
    `The shop already runs on ${dataDir} (process ${lock.ownerPid}). Stop it first, or set DATA_DIR and PORT to run another one.`,
  );
}

/**
 * Drops what the local services keep: database, mails, keys. Call it with the claim. Only our own entries go, and none
 * when there are no keys of ours beside them: then the folder is somebody else's, and this throws.
 */
export async function cleanDataDir(dataDir: string): Promise<void> {
  const postgres = postgresDir(dataDir);
  const mailbox = join(dataDir, "mailbox");
  if (!existsSync(secretsFile(dataDir))) {
    if (![postgres, mailbox].some(existsSync)) return;
    throw new Error(`${dataDir} does not look like data of this shop (it has no secrets.json): nothing was dropped.`);
  }
  if (existsSync(postgres)) {
    const cluster = clusterIn(postgres);
    // A server may have survived the kill -9 of its supervisor.
    await withLock(cluster.lockFile, () => stopServer(cluster));
  }
  removeServicesFile(dataDir);
  for (const path of [postgres, mailbox, portsFile(dataDir), seededFile(dataDir), secretsFile(dataDir)]) {
    rmSync(path, { recursive: true, force: true });
  }
}
