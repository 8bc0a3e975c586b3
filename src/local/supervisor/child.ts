import { type ChildProcess, spawn } from "node:child_process";
import { relayLines } from "./output";
import type { Environment } from "./settings";

export interface ChildSpec {
  name: string;
  /** Arguments of Node: a file and its own. */
  args: string[];
  /** Asked at every start, because an address may have changed since the last one. */
  env: () => Environment;
  cwd: string;
  /** Resolves when the child serves. Without it the child's message `{ready: true}` says so. */
  whenReady?: () => Promise<unknown>;
  /** How long it may take to end before it is killed, in ms. */
  endMs: number;
}

export interface RunningChild {
  pid: number;
  /** Resolves when the child serves, rejects when it ends before that. */
  ready: Promise<void>;
  /** Resolves with how it ended. */
  ended: Promise<string>;
  /** Asks it to end and kills it when it does not; returns when it is gone. */
  end: () => Promise<void>;
  kill: () => void;
}

/**
 * Starts a Node process that cannot outlive this one: it has a channel to us and ends when that closes. It has a process
 * group of its own, so that Ctrl-C reaches us only and we decide about the order.
 */
export function startChild(spec: ChildSpec): RunningChild {
  const child = spawn(process.execPath, spec.args, {
    cwd: spec.cwd,
    env: { ...spec.env() } as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  if (child.stdout) relayLines(child.stdout, spec.name, process.stdout);
  if (child.stderr) relayLines(child.stderr, spec.name, process.stderr);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const ready = Promise.race([
    spec.whenReady ? spec.whenReady() : readyMessage(child),
    ended.then((how) => Promise.reject(new Error(`${spec.name} ended (${how}) before it was ready.`))),
  ]).then(() => {});
  // Whoever restarts the child looks at `ended`; a rejection that nobody awaits must not end this process.
  ready.catch(() => {});
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    end: () => endChild(child, ended, spec.endMs),
    kill: () => child.kill("SIGKILL"),
  };
}

function readyMessage(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on("message", (message) => {
      if ((message as { ready?: boolean } | null)?.ready) resolve();
    });
  });
}

async function endChild(child: ChildProcess, ended: Promise<string>, endMs: number): Promise<void> {
  const impatience = setTimeout(() => child.kill("SIGKILL"), endMs);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(impatience);
}
