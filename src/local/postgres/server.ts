import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries";
import { type Cluster, createCluster, serverEnv } from "./cluster";
import { acceptsConnections, findFreePort } from "./ports";
import { commandLine, isAlive } from "./processes";
import { findUnprivileged } from "./unprivileged";

const START_TIMEOUT_MS = 30_000;
const START_ATTEMPTS = 10;
/** How long each way of asking may take: the last checkpoint of a busy server takes a second or two. */
const STOP_STEP_MS = 3000;

export interface RunningServer {
  pid: number;
  port: number;
}

/**
 * The server that runs on this cluster and accepts connections, or null. A pid file that a crash left behind, and that
 * by now names an unrelated process, is not believed.
 */
export async function findServer(cluster: Cluster): Promise<RunningServer | null> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const server = readPidFile(cluster);
    if (!server) return null;
    if (server.ready && (await acceptsConnections(server.port))) return server;
    await sleep(50);
  }
  return null;
}

/**
 * Starts a server on this cluster, which is made first when it is new, and returns it once it accepts connections.
 * It listens on loopback only, on the port it had before when that is free. `fast` switches durability off: for tests.
 * The server outlives this process. Throws with the end of its log when it does not start.
 */
export async function startServer(cluster: Cluster, fast: boolean): Promise<RunningServer> {
  const binaries = await findBinaries();
  const unprivileged = findUnprivileged(cluster.dataDir);
  createCluster(cluster, binaries, unprivileged);
  if (!readPidFile(cluster)) rmSync(pidFile(cluster), { force: true });
  // After a kill -9 of the server its children need a moment to notice and leave; until then a new one refuses to start.
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const port = await findFreePort(attempt <= 3 ? readPort(cluster) : undefined);
    const [program, args] = unprivileged.wrap(binaries.postgres, serverArguments(cluster, port, fast));
    if (await launch(cluster, program, args, unprivileged.ids)) {
      const server = await findServer(cluster);
      if (server) {
        writeFileSync(cluster.portFile, String(server.port));
        return server;
      }
    }
    await sleep(300);
  }
  throw new Error(`PostgreSQL did not start:\n${readFileSync(cluster.logFile, "utf8").slice(-2000)}`);
}

/** Ends the server: clients are cut off, everything committed is kept. Returns when its process is gone. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const server = readPidFile(cluster);
  if (!server) return;
  // SIGINT is PostgreSQL's "fast shutdown", SIGQUIT its "immediate" one that recovers from the log at the next start.
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    process.kill(server.pid, signal);
    for (let waited = 0; waited < STOP_STEP_MS; waited += 20) {
      if (!isAlive(server.pid) || commandLine(server.pid) === "") return;
      await sleep(20);
    }
  }
}

function serverArguments(cluster: Cluster, port: number, fast: boolean): string[] {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=64MB",
    ...(fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
  ];
  return ["-D", cluster.dataDir, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
}

/** Spawns the server and waits until it says that it is ready (true) or ends (false). */
async function launch(
  cluster: Cluster,
  program: string,
  args: string[],
  ids: { uid?: number; gid?: number },
): Promise<boolean> {
  const log = openSync(cluster.logFile, "w", 0o600);
  // Detached: Ctrl-C in the terminal must not reach the database before its clients are done.
  const child = spawn(program, args, { ...ids, env: serverEnv, cwd: "/", detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  child.unref();
  let gone = false;
  child.once("exit", () => {
    gone = true;
  });
  child.once("error", () => {
    gone = true;
  });
  for (const started = Date.now(); Date.now() - started < START_TIMEOUT_MS; ) {
    if (gone) return false;
    if (readPidFile(cluster)?.ready) return true;
    await sleep(15);
  }
  return false;
}

const pidFile = (cluster: Cluster) => join(cluster.dataDir, "postmaster.pid");

/** Lines of postmaster.pid: 1 process id, 2 data directory, 3 start time, 4 port, 5 socket directory, 6 address, 7 shared memory, 8 status. */
function readPidFile(cluster: Cluster): (RunningServer & { ready: boolean }) | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(cluster), "utf8").split("\n");
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !isServerOf(cluster, pid)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** Process ids start over in containers: the one in a stale file may by now be anything, even another PostgreSQL. */
function isServerOf(cluster: Cluster, pid: number): boolean {
  const command = commandLine(pid);
  return [cluster.dataDir, realpathSync(cluster.dataDir)].some((dir) => command.includes(`-D ${dir} `));
}

function readPort(cluster: Cluster): number | undefined {
  try {
    return Number(readFileSync(cluster.portFile, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}
