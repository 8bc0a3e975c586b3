import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { RunLine } from "@/features/automations/rows";
import { createJobsServer, type JobsServer } from "@/local/jobs/jobs-server";
import { startSmtpSink } from "./smtp-sink";

/** How much faster than the world the flows run: an hour of theirs is a second. */
export const HOUR_A_SECOND = 3_600;

/** The same for flows that count in days: a day of theirs is a second. */
export const DAY_A_SECOND = 86_400;

/** The world's own pace. */
export const REAL_TIME = 1;

/** What one test may take. */
export const LIMIT_MS = 60_000;

const PATIENCE = { timeout: 30_000, interval: 50 };

/**
 * For a test file: the product's jobs behind a real jobs server of their own, all mail into an SMTP sink, the flows faster than the world,
 * marketing mail at any hour and without caps. The product reads its environment as it loads: import it within the tests.
 * @param settings of the flows, set before each test
 */
export function withJobs(settings: Record<string, unknown>, scale = HOUR_A_SECOND) {
  let app: Server;
  let jobs: JobsServer;
  let sink: Awaited<ReturnType<typeof startSmtpSink>>;
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
    Object.assign(process.env, {
      INNGEST_BASE_URL: `http://127.0.0.1:${port}`,
      INNGEST_EVENT_KEY: keys.eventKey,
      INNGEST_SIGNING_KEY: keys.signingKey,
      EMAIL_PORT: String(sink.port),
      AUTOMATION_TIME_SCALE: String(scale),
    });
    const { inngest } = await import("@/lib/jobs");
    const { functions } = await import("@/server/functions");
    answer = serve({ client: inngest, functions, enableUnauthedSync: false });
    database = await import("@/lib/db");
    await vi.waitFor(async () => {
      const health = (await (await fetch(`http://127.0.0.1:${port}/health`)).json()) as { app: string };
      if (health.app !== "synced") throw new Error("not synced");
    }, 20_000);
  }, 60_000);

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
    const open = { fromHour: 0, untilHour: 24, hoursBetween: 0, perSevenDays: 50 };
    await database.db.setting.createMany({
      data: [
        { key: "mail.limits", value: open },
        { key: "automations.flows", value: settings as object },
      ],
    });
  });

  // The next test empties the tables: what is being recorded must have come to its end.
  afterEach(async () => {
    const atWork = `SELECT FROM jobs.job WHERE lease_until IS NOT NULL OR due_at <= now()
      UNION ALL SELECT FROM public.outbox_event WHERE relayed_at IS NULL`;
    const busy = async () => (await database.pool().query(atWork)).rowCount;
    await vi.waitFor(async () => expect(await busy()).toBe(0), { timeout: 5_000, interval: 50 });
  });

  return {
    /** Subjects of the mails so far, in their order. */
    subjects: () => sink.mails.map((mail) => /^Subject: (.*)$/m.exec(mail.raw)?.[1]?.trim() ?? ""),

    /** Mails so far, in their order. */
    mails: () => sink.mails,

    /** Lets the mail server take its time over each mail; 0: none, as at the start of each test. */
    mailSlowly: (ms: number) =>
      sink.answerBy(async (phase) => {
        if (phase === "body" && ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
        return undefined;
      }),

    /** Resolves once exactly so many mails went out. */
    mailsSent: (count: number) => vi.waitFor(() => expect(sink.mails).toHaveLength(count), PATIENCE),

    /** Sends an event as staff or another program would. */
    send: async (name: string, data: Record<string, unknown> = {}) => {
      const { inngest } = await import("@/lib/jobs");
      await inngest.send({ name, data });
    },

    /** Resolves with the runs of a flow, newest first, once so many of them have ended. */
    runsEnded: async (flow: string, count: number): Promise<RunLine[]> => {
      const { listRuns } = await import("@/features/automations/list-runs");
      return vi.waitFor(async () => {
        const { runs } = await listRuns({ flow });
        expect(runs.filter(({ ended }) => ended)).toHaveLength(count);
        return runs;
      }, PATIENCE);
    },

    /** What each step of a run came to, in their order. */
    outcomes: async (runId: string) => {
      const { getRun } = await import("@/features/automations/get-run");
      return (await getRun(runId)).steps.map(({ label, outcome }) => [label, outcome]);
    },
  };
}
