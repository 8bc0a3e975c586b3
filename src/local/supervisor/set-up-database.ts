import { existsSync } from "node:fs";
import { join } from "node:path";
import { commandFile, type ProductCommand } from "./prepare/bundle-commands";
import { runCommand } from "./run-command";
import { writePrivate } from "./secrets";
import type { Environment } from "./settings";
import { tiedEnvironment } from "./tied-environment";

export interface SetUp {
  root: string;
  env: Environment;
  signal?: AbortSignal;
  /** Show what the commands print. */
  show?: boolean;
}

export interface FirstStaff {
  email: string;
  /** Only when the account was made just now with a generated password. */
  password?: string;
}

/** There from the first seeding on, so that what the owner deleted does not come back. */
export const seededFile = (dataDir: string) => join(dataDir, "seeded.json");

/** Brings the database to the schema of this checkout. */
export async function migrate(setUp: SetUp): Promise<void> {
  await run("Migrating the database", "migrate-database", setUp);
}

/** Puts the demo shop into the database. Running it twice adds nothing. */
export async function seed(setUp: SetUp): Promise<void> {
  await run("Filling in the demo shop", "seed", setUp);
}

/** Puts the demo shop into the database, unless that happened before in this data directory. */
export async function seedOnce(setUp: SetUp, dataDir: string): Promise<void> {
  if (existsSync(seededFile(dataDir))) return;
  await seed(setUp);
  writePrivate(seededFile(dataDir), { seededAt: new Date() });
}

/** Makes sure that somebody can sign in as staff. */
export async function ensureFirstStaff(setUp: SetUp): Promise<FirstStaff> {
  const printed = await run("Making the first staff account", "ensure-first-staff", { ...setUp, show: false });
  const staff = printed.split("\n").map(parseStaff).findLast(Boolean);
  if (!staff) throw new Error("Making the first staff account told no address.");
  return staff;
}

function run(purpose: string, command: ProductCommand, { root, env, signal, show }: SetUp): Promise<string> {
  const tied = tiedEnvironment(root, env);
  return runCommand({ purpose, args: [commandFile(root, command)], env: tied, cwd: root, signal, show });
}

/** Log lines may stand beside the answer. */
function parseStaff(line: string): FirstStaff | null {
  try {
    const { email, password } = JSON.parse(line);
    return typeof email === "string" ? { email, password } : null;
  } catch {
    return null;
  }
}
