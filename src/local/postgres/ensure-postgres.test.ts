import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clusterIn } from "./cluster";
import { ensurePostgres, type LocalPostgres } from "./ensure-postgres";
import { isAlive } from "./processes";
import { findServer, stopServer } from "./server";

const dir = mkdtempSync(join(tmpdir(), "postgres-test-"));
const cluster = clusterIn(dir);
const opened: LocalPostgres[] = [];
const open = async () => {
  const postgres = await ensurePostgres({ dir, database: "app", fast: true });
  opened.push(postgres);
  return postgres;
};

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end().catch(() => {});
  }
}

const serverPid = async () => (await findServer(cluster))?.pid ?? 0;

beforeAll(async () => {
  await (await open()).stop();
});
afterEach(async () => {
  for (const postgres of opened.splice(0)) await postgres.stop();
});
afterAll(async () => {
  await stopServer(cluster);
  rmSync(dir, { recursive: true, force: true });
});

describe("ensurePostgres", () => {
  test("starts one server for callers that come at the same time", async () => {
    const all = await Promise.all([open(), open(), open()]);
    expect(all.filter((postgres) => postgres.started)).toHaveLength(1);
    expect(new Set(all.map((postgres) => postgres.port)).size).toBe(1);
    expect(await query(all[0].url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("joins a server that runs", async () => {
    await open();
    expect((await open()).started).toBe(false);
  });

  test("ends the server with the last user, and not before", async () => {
    const first = await open();
    const second = await open();
    const pid = await serverPid();
    expect(await first.stop()).toBe(false);
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(await second.stop()).toBe(true);
    expect(isAlive(pid)).toBe(false);
  });

  test("ends the server although a forgotten client is still connected", async () => {
    const postgres = await open();
    const forgotten = new pg.Client({ connectionString: postgres.url });
    forgotten.on("error", () => {});
    await forgotten.connect();
    expect(await postgres.stop()).toBe(true);
  });

  test("tells its user when the server dies, and starts again with the data and on the port it had", async () => {
    const before = await open();
    await query(before.url, "create table kept (n int); insert into kept values (7)");
    await query(before.url, "checkpoint");
    process.kill(await serverPid(), "SIGKILL");
    await before.closed;
    const after = await open();
    expect(after.started).toBe(true);
    expect(after.port).toBe(before.port);
    expect(await query(after.url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("joins the server of a process that was killed, which then no longer counts as a user", async () => {
    const postgres = await open();
    const script = `
      import pg from "pg";
      const client = new pg.Client({ connectionString: process.argv[1], application_name: "household-planet keeper" });
      await client.connect(); console.log("connected"); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ["--input-type=module", "-e", script, postgres.url]);
    await new Promise((resolve) => other.stdout.once("data", resolve));
    expect(await postgres.stop()).toBe(false);
    const ended = new Promise((resolve) => other.once("exit", resolve));
    other.kill("SIGKILL");
    await ended;
    const next = await open();
    expect(next.started).toBe(false);
    expect(await next.stop()).toBe(true);
  });

  test("does not believe a pid file that names a process of somebody else", async () => {
    const pidFile = join(cluster.dataDir, "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${cluster.dataDir}\n0\n1\n\n127.0.0.1\n\nready\n`);
    expect((await open()).started).toBe(true);
  });

  test("takes over the lock of a process that is gone", async () => {
    const gone = Number(execFileSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }));
    writeFileSync(cluster.lockFile, `${gone} 1`);
    expect((await open()).started).toBe(true);
  });

  test("takes another port when a stranger sits on its own", async () => {
    const port = Number(readFileSync(cluster.portFile, "utf8"));
    const stranger = createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
    const postgres = await open();
    expect(postgres.port).not.toBe(port);
    expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
    stranger.close();
  });

  test("keeps the password from other users and lets nobody in without it", async () => {
    const postgres = await open();
    expect(statSync(cluster.passwordFile).mode & 0o077).toBe(0);
    const wrong = new URL(postgres.url);
    wrong.password = "guessed";
    await expect(query(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  test("makes a second database once, however often it is asked", async () => {
    const postgres = await open();
    const [url] = await Promise.all([postgres.ensureDatabase("jobs"), postgres.ensureDatabase("jobs")]);
    expect(await query(url, "select current_database() as name")).toEqual([{ name: "jobs" }]);
  });
});
