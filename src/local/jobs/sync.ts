import { createHash } from "node:crypto";
import type pg from "pg";
import { applySettings } from "./apply-settings";
import { type AppAddress, header } from "./call-app";
import { planCrons } from "./cron-ticks";
import { type Db, inTransaction } from "./database";
import { ConfigRefused, readFunctions } from "./function-config";
import type { Registry } from "./registry";
import { sendRequest } from "./send-request";
import { canonicalJson, isSignedBy, signText } from "./signing";
import { isStorable } from "./storable-text";

/** Next compiles the route on the first request of a development server, which takes a while. */
const SYNC_TIMEOUT_MS = 60_000;
const LONGEST_NAME = 255;

/** `away`: the app did not answer as ours; `refused`: it did, but at least one function cannot be run here. */
export type SyncResult = { kind: "synced"; modified: boolean } | { kind: "refused" | "away"; reason: string };

/**
 * Makes these functions the ones that this server runs, all or none (throws ConfigRefused and keeps the former ones).
 * Writes only when they differ from the registered ones; returns whether they did.
 */
export async function takeOver(
  pool: pg.Pool,
  registry: Registry,
  app: string,
  functions: unknown,
  now: Date,
): Promise<boolean> {
  const fingerprint = createHash("sha256").update(canonicalJson(functions)).digest("hex");
  if (registry.fingerprint === fingerprint) return false;
  const configs = readFunctions(functions);
  const modified = await inTransaction(pool, async (tx) => {
    const former = await readRegistration(tx);
    await tx.query(
      `insert into jobs.registration (app, functions, fingerprint, synced_at) values ($1, $2, $3, $4)
       on conflict (app) do update
         set functions = excluded.functions, fingerprint = excluded.fingerprint, synced_at = excluded.synced_at`,
      [app, JSON.stringify(functions), fingerprint, now],
    );
    await planCrons(tx, configs, now);
    await applySettings(tx, configs, now);
    return former?.fingerprint !== fingerprint;
  });
  registry.replace(configs, fingerprint);
  return modified;
}

async function readRegistration(db: Db): Promise<{ app: string; fingerprint: string } | undefined> {
  const { rows } = await db.query<{ app: string; fingerprint: string }>(
    "select app, fingerprint from jobs.registration order by synced_at desc limit 1",
  );
  return rows[0];
}

/**
 * Makes the registry what was registered last, by whatever server of this database: an event or a tick of a function
 * that another one has taken over a moment ago is for that function. Also what a server starts with, so that an app
 * whose new functions are refused goes on with its former ones.
 */
export async function followRegistration(db: Db, registry: Registry): Promise<void> {
  const latest = await readRegistration(db);
  if (!latest || latest.fingerprint === registry.fingerprint) return;
  const { rows } = await db.query<{ functions: unknown }>("select functions from jobs.registration where app = $1", [
    latest.app,
  ]);
  try {
    registry.replace(readFunctions(rows[0]?.functions), latest.fingerprint);
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
  }
}

/** What an app calls itself, if it is a name that can be stored; else "app". */
export function nameOfApp(name: unknown): string {
  return typeof name === "string" && name.length <= LONGEST_NAME && isStorable(name) ? name : "app";
}

function readAnswer(text: string): { app_id?: unknown; functions?: unknown } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Asks the app for its functions (in-band sync, signed both ways) and takes them over. Only database errors are thrown. */
export async function syncApp(pool: pg.Pool, registry: Registry, address: AppAddress, now: Date): Promise<SyncResult> {
  const body = canonicalJson({ url: address.appUrl });
  const reply = await sendRequest({
    method: "PUT",
    url: new URL(address.appUrl),
    headers: {
      "x-inngest-sync-kind": "in_band",
      "x-inngest-signature": signText(body, address.signingKey, new Date()),
    },
    body,
    timeoutMs: SYNC_TIMEOUT_MS,
    agent: address.agent,
  });
  if (reply.kind !== "answer") return { kind: "away", reason: reply.reason };
  if (reply.status === 401) return { kind: "away", reason: "the app has another signing key (401)" };
  if (reply.status !== 200) return { kind: "away", reason: `the app answered ${reply.status} to the sync` };
  if (!isSignedBy(reply.text, header(reply.headers["x-inngest-signature"]), address.signingKey, new Date())) {
    return { kind: "away", reason: "the app's answer to the sync is not signed with our key" };
  }
  const answer = readAnswer(reply.text);
  if (!answer) return { kind: "away", reason: "the app's answer to the sync is none" };
  try {
    return {
      kind: "synced",
      modified: await takeOver(pool, registry, nameOfApp(answer.app_id), answer.functions, now),
    };
  } catch (error) {
    if (error instanceof ConfigRefused) return { kind: "refused", reason: error.message };
    throw error;
  }
}
