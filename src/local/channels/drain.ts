import { setTimeout as wait } from "node:timers/promises";
import type { App } from "./app";

const LAST_WORDS_MS = 500;
const STEPS = 20;

/**
 * Sends every client away with 4200 (reconnect at once), evenly spread over `spreadMs`, so that they do not all knock at the
 * next server in the same moment. Whoever connects meanwhile gets 4100. Afterwards nobody is connected.
 */
export async function drain(app: App, spreadMs: number): Promise<void> {
  app.draining = true;
  const leaving = [...app.connections.values()];
  const perStep = Math.ceil(leaving.length / STEPS);
  for (let from = 0; from < leaving.length; from += perStep) {
    for (const connection of leaving.slice(from, from + perStep)) connection.close(4200, "Server is restarting");
    if (from + perStep < leaving.length) await wait(spreadMs / STEPS);
  }
  const deadline = Date.now() + LAST_WORDS_MS;
  while (app.connections.size > 0 && Date.now() < deadline) await wait(10);
  for (const connection of app.connections.values()) connection.cut();
}
