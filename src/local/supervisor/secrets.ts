import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const makers = {
  AUTH_SECRET: () => randomBytes(32).toString("base64url"),
  DATA_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  PUSHER_APP_ID: () => "household-planet",
  PUSHER_KEY: () => randomBytes(10).toString("hex"),
  PUSHER_SECRET: () => randomBytes(16).toString("hex"),
  PUSHER_ENCRYPTION_MASTER_KEY: () => randomBytes(32).toString("base64"),
  INNGEST_EVENT_KEY: () => randomBytes(24).toString("base64url"),
  INNGEST_SIGNING_KEY: () => `signkey-prod-${randomBytes(32).toString("hex")}`,
};

export type Secrets = Record<keyof typeof makers, string>;

/** Where the secrets of a data directory are kept. */
export const secretsFile = (dataDir: string) => join(dataDir, "secrets.json");

/**
 * Keys and secrets that are made once and stay: sign-ins, encrypted chats and waiting jobs survive every restart. The
 * file is readable by its owner only. A secret that a newer version needs is added to it. Throws when the file is broken,
 * rather than making new keys with which nothing old could be read.
 */
export function keepSecrets(dataDir: string): Secrets {
  const path = secretsFile(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const kept = readKept(path);
  const entries = Object.entries(makers).map(([name, make]) => [name, kept[name] ?? make()] as const);
  const secrets = Object.fromEntries(entries) as Secrets;
  if (entries.some(([name]) => kept[name] === undefined)) writePrivate(path, secrets);
  return secrets;
}

/** Replaces a file in one step, readable by its owner only: readers see the old content or the new one. */
export function writePrivate(path: string, content: unknown): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}

function readKept(path: string): Record<string, string | undefined> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is broken. Restore it, or start with --clean to begin anew.`, { cause: error });
  }
}
