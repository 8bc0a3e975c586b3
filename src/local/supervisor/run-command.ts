import { spawn } from "node:child_process";
import type { Environment } from "./settings";

export interface Command {
  /** What it does, for the error: "Migrating the database". */
  purpose: string;
  /** Arguments of Node: a file and its own. */
  args: string[];
  env: Environment;
  cwd: string;
  /** Show what it prints instead of keeping it for the error. */
  show?: boolean;
  signal?: AbortSignal;
}

/**
 * Runs a Node program to its end and returns what it printed. It ends with this process, and when `signal` fires.
 * Throws with the end of its output when it fails.
 */
export async function runCommand({ purpose, args, env, cwd, show, signal }: Command): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: env as NodeJS.ProcessEnv,
    detached: !show,
    signal,
    killSignal: "SIGTERM",
    stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe", "ipc"],
  });
  let stdout = "";
  let all = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    all += text;
  });
  const how = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, killed) => resolve(killed ?? `code ${code}`));
  });
  if (how !== "code 0") throw new Error(`${purpose} failed (${how}).\n${all.slice(-4000).trim()}`);
  return stdout;
}
