import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "inngest/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { RunLine } from "@/features/automations/rows";
import { createJobsServer, type JobsServer } from "@/local/jobs/jobs-server";
import { startSmtpSink } from "@/testing/smtp-sink";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const email = "wanjiru@example.com";
/** An hour of the flow is a second: mails after 1, 6 and 10 s. */
const SCALE = 3_600;
const waits = { idleMinutes: 60, savedAfterMinutes: 60, questionsAfterMinutes: 360, lastCallAfterMinutes: 600 };
const LIMIT_MS = 40_000;

let app: Server;
let jobs: JobsServer;
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let trial: typeof import("@/testing/factories/carts");
let subscriptions: typeof import("@/testing/factories/subscriptions");
let carts: typeof import("@/features/carts/set-quantity");
let automations: typeof import("@/features/automations/list-runs");
let detail: typeof import("@/features/automations/get-run");
let hand: typeof import("@/features/automations/send-run-on");
let stop: typeof import("@/features/automations/stop-run");
let database: typeof import("@/lib/db");
let shop: Awaited<ReturnType<typeof trial.openShop>>;

beforeAll(async () => {
  sink = await startSmtpSink();
  let answer: RequestListener = (_, response) => response.writeHead(503).end();
  app = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const keys = { eventKey: "test-events", signingKey: `signkey-test-${"ab".repeat(16)}` };
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/inngest`;
  jobs = createJobsServer({
    port: 0,
    databaseUrl: process.env.DATABASE_URL ?? "",
    appUrl,
    ...keys,
    syncRetryMs: 100,
    backoffMs: () => 500,
  });
  const port = await jobs.listen();
  // The product's own client and functions, which read these as they load.
  Object.assign(process.env, {
    INNGEST_BASE_URL: `http://127.0.0.1:${port}`,
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_SIGNING_KEY: keys.signingKey,
    EMAIL_PORT: String(sink.port),
    AUTOMATION_TIME_SCALE: String(SCALE),
  });
  const { inngest } = await import("@/lib/jobs");
  const { functions } = await import("@/server/functions");
  answer = serve({ client: inngest, functions, enableUnauthedSync: false });
  trial = await import("@/testing/factories/carts");
  subscriptions = await import("@/testing/factories/subscriptions");
  carts = await import("@/features/carts/set-quantity");
  automations = await import("@/features/automations/list-runs");
  detail = await import("@/features/automations/get-run");
  hand = await import("@/features/automations/send-run-on");
  stop = await import("@/features/automations/stop-run");
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
  shop = await trial.openShop();
  await subscriptions.subscribe(email, new Date());
  const open = { fromHour: 0, untilHour: 24, hoursBetween: 0 };
  await database.db.setting.createMany({
    data: [
      { key: "mail.limits", value: open },
      { key: "automations.flows", value: { cartRecovery: waits } },
    ],
  });
});

const subjects = () => sink.mails.map((mail) => /^Subject: (.*)$/m.exec(mail.raw)?.[1]?.trim());

async function mailsSent(count: number) {
  await vi.waitFor(() => expect(sink.mails.length).toBe(count), { timeout: 20_000, interval: 50 });
}

/** Resolves with all runs, newest first, once `count` of them have ended. */
async function runsEnded(count: number): Promise<RunLine[]> {
  return vi.waitFor(
    async () => {
      const { runs } = await automations.listRuns({});
      expect(runs.filter((run) => run.ended)).toHaveLength(count);
      return runs;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function changeWaits(part: object): Promise<void> {
  const { flowSettings } = await import("@/features/automations/schema");
  const { changeFlowSettings } = await import("@/features/automations/change-flow-settings");
  await changeFlowSettings(flowSettings.parse({ cartRecovery: { ...waits, ...part } }), shop.staff);
}

/** Resolves with the run's id once it waits for that step, and its job with it. */
async function waitingFor(step: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const { runs } = await automations.listRuns({});
      expect(runs[0]?.waiting?.step).toBe(step);
      const { rows } = await database.pool().query("SELECT FROM jobs.wait LIMIT 1");
      expect(rows).toHaveLength(1);
      return runs[0]?.id ?? "";
    },
    { timeout: 20_000, interval: 50 },
  );
}

describe("the jobs of the cart recovery", () => {
  it("send three mails in their order to a cart that stays as it is", { timeout: LIMIT_MS }, async () => {
    await trial.fillCart(shop, email, new Date());
    const [run] = await runsEnded(1);
    expect(run).toMatchObject({ ended: { reason: "completed" } });
    expect(new Set(subjects()).size).toBe(3);
    expect(sink.mails).toHaveLength(3);
    const { steps } = await detail.getRun(run?.id ?? "");
    expect(steps.map(({ label, outcome }) => [label, outcome])).toEqual([
      ["Your cart is saved", "sent"],
      ["Questions?", "sent"],
      ["Last call", "sent"],
    ]);
  });

  it("are cancelled by an order after the first mail, and say so", { timeout: LIMIT_MS }, async () => {
    const { cartId } = await trial.fillCart(shop, email, new Date());
    await mailsSent(1);
    await trial.orderCart(shop, cartId, email, new Date());
    expect(await runsEnded(1)).toMatchObject([{ ended: { reason: "order_placed" } }]);
    await vi.waitFor(() => expect(subjects()).toContainEqual(expect.stringMatching(/order/i)), 10_000);
    expect(sink.mails).toHaveLength(2);
  });

  it("begin anew when the cart changes, without a mail that went before", { timeout: LIMIT_MS }, async () => {
    const { cartId, shopper } = await trial.fillCart(shop, email, new Date());
    await mailsSent(1);
    await carts.setQuantity({ productId: shop.product.id, quantity: 5 }, shopper, new Date());
    await runsEnded(1);
    await mailsSent(2);
    const { runs } = await automations.listRuns({});
    expect(runs).toMatchObject([{ ended: null }, { ended: { reason: "cart_changed" } }]);
    await vi.waitFor(async () => {
      const { steps } = await detail.getRun(runs[0]?.id ?? "");
      expect(steps.map((step) => step.outcome)).toEqual(["skipped", "sent"]);
    });
    await trial.orderCart(shop, cartId, email, new Date());
    await runsEnded(2);
  });

  it("follow a wait that is made shorter while they wait", { timeout: LIMIT_MS }, async () => {
    await changeWaits({ questionsAfterMinutes: 43_200, lastCallAfterMinutes: 86_400 });
    await trial.fillCart(shop, email, new Date());
    await mailsSent(1);
    await waitingFor("send-cart-questions");
    await changeWaits({ questionsAfterMinutes: 120, lastCallAfterMinutes: 180 });
    await mailsSent(3);
    expect(await runsEnded(1)).toMatchObject([{ ended: { reason: "completed" } }]);
  });

  it("take the next step at once when staff send a run on, and none once they stopped it", {
    timeout: LIMIT_MS,
  }, async () => {
    await changeWaits({ questionsAfterMinutes: 43_200, lastCallAfterMinutes: 86_400 });
    await trial.fillCart(shop, email, new Date());
    await mailsSent(1);
    const id = await waitingFor("send-cart-questions");
    await hand.sendRunOn(id);
    await mailsSent(2);
    await waitingFor("send-cart-last-call");
    await stop.stopRun(id);
    await expect(stop.stopRun(id)).rejects.toMatchObject({ code: "automations.run_ended" });
    expect(await runsEnded(1)).toMatchObject([{ ended: { reason: "stopped_by_staff" } }]);
    await changeWaits({ questionsAfterMinutes: 120, lastCallAfterMinutes: 180 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(sink.mails).toHaveLength(2);
  });

  it("send nothing to a cart that is never left alone", { timeout: LIMIT_MS }, async () => {
    const { cartId, shopper } = await trial.fillCart(shop, email, new Date());
    for (let quantity = 3; quantity < 8; quantity++) {
      await carts.setQuantity({ productId: shop.product.id, quantity }, shopper, new Date());
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await trial.orderCart(shop, cartId, email, new Date());
    await mailsSent(1);
    expect((await automations.listRuns({})).runs).toEqual([]);
  });
});
