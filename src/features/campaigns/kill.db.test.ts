import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { MINUTE_MS } from "@/lib/time";
import { aCampaign, readers } from "@/testing/factories/campaigns";
import { mailToSink } from "@/testing/mail-to-sink";
import { scheduleCampaign } from "./schedule-campaign";

const sink = await mailToSink();
const PEOPLE = 600;
const KILLS = 6;
const noon = new Date("2026-11-24T09:00:00Z");

async function bundle(): Promise<string> {
  // Below the checkout, so that the packages are found.
  const outfile = join(process.cwd(), ".build/test/send-campaign.mjs");
  const way = { bundle: true, platform: "node", format: "esm", target: "node20", packages: "external" } as const;
  await build({ entryPoints: ["src/testing/send-campaign.ts"], outfile, ...way, jsx: "automatic", logLevel: "error" });
  return outfile;
}

/** A worker of its own that is killed once so many mails more have gone out, or ends by itself. */
async function work(program: string, id: string, at: Date, killAfter: number | null): Promise<number | null> {
  const worker = spawn(process.execPath, [program, id, at.toISOString()], { env: process.env, stdio: "inherit" });
  const ended = once(worker, "exit");
  if (killAfter !== null) {
    const goal = sink.mails.length + killAfter;
    await vi.waitFor(() => expect(sink.mails.length >= goal || worker.exitCode !== null).toBe(true), {
      timeout: 20_000,
      interval: 1,
    });
    worker.kill("SIGKILL");
  }
  const [code] = await ended;
  // Its lease would run out in 10 s.
  await db.$executeRaw`UPDATE email_campaign SET sender_until = now() - interval '1 second'`;
  return code;
}

test("killed again and again while it sends, a campaign reaches nobody twice, and whom it may have missed is on record", async () => {
  const program = await bundle();
  await readers(PEOPLE, noon);
  const { id } = await aCampaign();
  await scheduleCampaign(id, null, noon);
  for (let kill = 0; kill < KILLS; kill++)
    await work(program, id, new Date(noon.getTime() + kill * 2 * MINUTE_MS), 20 + Math.floor(Math.random() * 60));
  expect(await work(program, id, new Date(noon.getTime() + KILLS * 2 * MINUTE_MS), null)).toBe(0);

  const got = sink.mails.map(({ to }) => to);
  expect(new Set(got).size).toBe(got.length);
  const mails = await db.emailLog.findMany({ where: { campaignId: id } });
  expect(mails).toHaveLength(PEOPLE);
  const lost = mails.filter(({ acceptedAt, toEmail }) => !acceptedAt && !got.includes(toEmail));
  expect(lost.every(({ unknownAt }) => unknownAt)).toBe(true);
  expect(mails.filter(({ acceptedAt }) => acceptedAt).every(({ toEmail }) => got.includes(toEmail))).toBe(true);
  // Only what was in a hand-over at the moment of a kill: three chunks of forty.
  expect(mails.filter(({ unknownAt }) => unknownAt).length).toBeLessThanOrEqual(KILLS * 120);
  expect(await db.emailCampaign.findUnique({ where: { id } })).toMatchObject({ finishedAt: expect.any(Date) });
}, 120_000);
