import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createJobsServer, type JobsServer } from "@/local/jobs/jobs-server";
import { startSmtpSink } from "@/testing/smtp-sink";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const LIMIT_MS = 60_000;

let app: Server;
let jobs: JobsServer;
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let made: typeof import("@/testing/factories/campaigns");
let release: typeof import("./schedule-campaign");
let stop: typeof import("./pause-campaign");
let go: typeof import("./resume-campaign");
let progress: typeof import("./get-progress");
let database: typeof import("@/lib/db");

beforeAll(async () => {
  sink = await startSmtpSink();
  let answer: RequestListener = (_, response) => response.writeHead(503).end();
  app = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const keys = { eventKey: "test-events", signingKey: `signkey-test-${"ab".repeat(16)}` };
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/inngest`;
  const databaseUrl = process.env.DATABASE_URL ?? "";
  jobs = createJobsServer({ port: 0, databaseUrl, appUrl, ...keys, syncRetryMs: 100, backoffMs: () => 500 });
  const port = await jobs.listen();
  // The product's own client and functions, which read these as they load.
  Object.assign(process.env, {
    INNGEST_BASE_URL: `http://127.0.0.1:${port}`,
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_SIGNING_KEY: keys.signingKey,
    EMAIL_PORT: String(sink.port),
  });
  const { inngest } = await import("@/lib/jobs");
  const { functions } = await import("@/server/functions");
  answer = serve({ client: inngest, functions, enableUnauthedSync: false });
  made = await import("@/testing/factories/campaigns");
  release = await import("./schedule-campaign");
  stop = await import("./pause-campaign");
  go = await import("./resume-campaign");
  progress = await import("./get-progress");
  database = await import("@/lib/db");
  await vi.waitFor(async () => {
    const health = (await (await fetch(`http://127.0.0.1:${port}/health`)).json()) as { app: string };
    if (health.app !== "synced") throw new Error("not synced");
  }, 10_000);
});

afterAll(async () => {
  await jobs.close(0);
  app.closeAllConnections();
  app.close();
  await sink.close();
  await database.closeDatabase();
});

beforeEach(async () => {
  sink.mails.length = 0;
  sink.answerBy();
  await database.db.setting.create({ data: { key: "mail.limits", value: { fromHour: 0, untilHour: 24 } } });
});

const slowly = (ms: number) =>
  sink.answerBy(async (phase) => {
    if (phase === "body") await new Promise((resolve) => setTimeout(resolve, ms));
    return undefined;
  });

const sent = (atLeast: number) =>
  vi.waitFor(() => expect(sink.mails.length).toBeGreaterThanOrEqual(atLeast), { timeout: 20_000, interval: 20 });

const finished = (id: string) =>
  vi.waitFor(async () => expect((await progress.getProgress(id)).state).toBe("finished"), {
    timeout: 30_000,
    interval: 100,
  });

describe("the jobs of a campaign", () => {
  it("send it to everybody once, through pause and resume", { timeout: LIMIT_MS }, async () => {
    await made.readers(400, new Date());
    const { id } = await made.aCampaign();
    slowly(60);
    await release.scheduleCampaign(id, null);
    await sent(30);
    await stop.pauseCampaign(id);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const held = sink.mails.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(sink.mails).toHaveLength(held);
    expect(await progress.getProgress(id)).toMatchObject({
      state: "paused",
      audience: 400,
      accepted: held,
      left: 400 - held,
    });
    sink.answerBy();
    await go.resumeCampaign(id);
    await finished(id);
    expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(400);
    expect(sink.mails).toHaveLength(400);
    expect(await progress.getProgress(id)).toMatchObject({ accepted: 400, left: 0, failed: 0 });
  });
});
