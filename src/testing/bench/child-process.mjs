import { fork } from "node:child_process";
import { once } from "node:events";

const STOP_WITHIN_MS = 8_000;

/**
 * Starts a program of ours and resolves once it has said `{ready: true, port}`; it ends with us, because its channel
 * closes. `next` resolves with the messages that come from it one after another, and rejects when it ends; `ask` sends
 * one and resolves with the next.
 * @param {string} file
 * @param {Record<string, string>} env what it gets beside PATH and HOME
 */
export async function startChild(file, env = {}) {
  const { PATH, HOME } = process.env;
  const child = fork(file, [], {
    env: { PATH, HOME, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  /** Messages that nobody has asked for yet, or those who wait for one: never both. */
  const [arrived, waiting] = [[], []];
  child.on("message", (message) => (waiting.length > 0 ? waiting.shift().resolve(message) : arrived.push(message)));
  child.on("exit", (code) => {
    for (const { reject } of waiting) reject(new Error(`${file} ended with ${code}`));
  });
  const next = () =>
    new Promise((resolve, reject) => {
      if (arrived.length > 0) resolve(arrived.shift());
      else waiting.push({ resolve, reject });
    });
  const { port } = await next();
  return {
    pid: child.pid,
    port,
    next,
    /** @param {unknown} message */
    ask(message) {
      const answer = next();
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
      await gone;
      clearTimeout(late);
    },
  };
}
