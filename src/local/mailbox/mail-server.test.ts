import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import nodemailer from "nodemailer";
import { afterAll, expect, test } from "vitest";
import { findFreePort } from "../postgres/ports";

const dir = mkdtempSync(join(process.cwd(), "node_modules", ".mailbox-test-"));
const mails = mkdtempSync(join(tmpdir(), "mailbox-test-"));
const program = join(dir, "main.mjs");
const entryPoints = [join(import.meta.dirname, "main.ts")];
buildSync({ entryPoints, bundle: true, platform: "node", format: "esm", packages: "external", outfile: program });
const ended: (() => void)[] = [];

afterAll(() => {
  for (const end of ended) end();
  rmSync(dir, { recursive: true });
  rmSync(mails, { recursive: true });
});

async function startMailbox() {
  const [smtpPort, webPort] = [await findFreePort(), await findFreePort()];
  const ports = { MAILBOX_SMTP_PORT: String(smtpPort), MAILBOX_WEB_PORT: String(webPort) };
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...ports, MAILBOX_DIR: mails },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  ended.push(() => child.kill("SIGKILL"));
  const facts = await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`ended with code ${code}`)));
  });
  const url = `http://127.0.0.1:${webPort}`;
  const list = async () => (await (await fetch(`${url}/email`)).json()) as { subject: string; html: string }[];
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { child, facts, gone, list, smtpPort, url, webPort };
}

test("keeps mails across kill -9, answers for its health, and ends with its parent", async () => {
  const first = await startMailbox();
  expect(first.facts).toEqual({ ready: true, smtpPort: first.smtpPort, webPort: first.webPort });
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: first.smtpPort, secure: false });
  await transport.sendMail({
    from: "shop@example.com",
    to: "amina@example.com",
    subject: "Karibu",
    html: "<p>Habari</p>",
  });
  expect((await first.list()).map((mail) => mail.subject)).toEqual(["Karibu"]);
  first.child.kill("SIGKILL");
  await first.gone;

  const second = await startMailbox();
  expect((await second.list()).map((mail) => mail.subject)).toEqual(["Karibu"]);
  second.child.disconnect();
  await second.gone;
}, 30_000);
