import { setTimeout as sleep } from "node:timers/promises";
import { startMailServer } from "./mail-server";

/** Long enough for a mail that is being written; open web pages would hold the server longer. */
const CLOSE_MS = 300;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/**
 * The process of the local mailbox: configured by MAILBOX_* variables, tells its parent `{ready: true, smtpPort,
 * webPort}`, ends with its parent or on a signal.
 */
const smtpPort = Number(required("MAILBOX_SMTP_PORT"));
const webPort = Number(required("MAILBOX_WEB_PORT"));
const host = process.env.MAILBOX_HOST ?? "127.0.0.1";
const close = await startMailServer({ host, smtpPort, webPort, dir: required("MAILBOX_DIR") });

async function end(): Promise<void> {
  await Promise.race([close(), sleep(CLOSE_MS)]);
  process.exit(0);
}

process.once("SIGTERM", end);
process.once("SIGINT", end);
process.once("disconnect", end);
process.send?.({ ready: true, smtpPort, webPort });
