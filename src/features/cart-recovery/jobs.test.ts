import { beforeEach, describe, expect, it, vi } from "vitest";
import { LIMIT_MS, withJobs } from "@/testing/with-jobs";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const email = "wanjiru@example.com";
/** An hour of the flow is a second: mails after 1, 6 and 10 s. */
const waits = { idleMinutes: 60, savedAfterMinutes: 60, questionsAfterMinutes: 360, lastCallAfterMinutes: 600 };

const jobs = withJobs({ cartRecovery: waits });
const { mailsSent, subjects } = jobs;
let trial: typeof import("@/testing/factories/carts");
let shop: Awaited<ReturnType<typeof trial.openShop>>;

beforeEach(async () => {
  trial = await import("@/testing/factories/carts");
  const { subscribe } = await import("@/testing/factories/subscriptions");
  shop = await trial.openShop();
  await subscribe(email, new Date());
});

const runsEnded = (count: number) => jobs.runsEnded("cart-recovery", count);

async function listRuns() {
  const { listRuns: list } = await import("@/features/automations/list-runs");
  return (await list({})).runs;
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
      const runs = await listRuns();
      expect(runs[0]?.waiting?.step).toBe(step);
      const { pool } = await import("@/lib/db");
      const { rows } = await pool().query("SELECT FROM jobs.wait LIMIT 1");
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
    expect(subjects()).toHaveLength(3);
    expect(await jobs.outcomes(run?.id ?? "")).toEqual([
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
    await mailsSent(2);
    expect(subjects()).toContainEqual(expect.stringMatching(/order/i));
  });

  it("begin anew when the cart changes, without a mail that went before", { timeout: LIMIT_MS }, async () => {
    const { setQuantity } = await import("@/features/carts/set-quantity");
    const { cartId, shopper } = await trial.fillCart(shop, email, new Date());
    await mailsSent(1);
    await setQuantity({ productId: shop.product.id, quantity: 5 }, shopper, new Date());
    await runsEnded(1);
    await mailsSent(2);
    const runs = await listRuns();
    expect(runs).toMatchObject([{ ended: null }, { ended: { reason: "cart_changed" } }]);
    await vi.waitFor(async () => {
      const outcomes = await jobs.outcomes(runs[0]?.id ?? "");
      expect(outcomes.map(([, outcome]) => outcome)).toEqual(["skipped", "sent"]);
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
    const { sendRunOn } = await import("@/features/automations/send-run-on");
    const { stopRun } = await import("@/features/automations/stop-run");
    await changeWaits({ questionsAfterMinutes: 43_200, lastCallAfterMinutes: 86_400 });
    await trial.fillCart(shop, email, new Date());
    await mailsSent(1);
    const id = await waitingFor("send-cart-questions");
    await sendRunOn(id);
    await mailsSent(2);
    await waitingFor("send-cart-last-call");
    await stopRun(id);
    await expect(stopRun(id)).rejects.toMatchObject({ code: "automations.run_ended" });
    expect(await runsEnded(1)).toMatchObject([{ ended: { reason: "stopped_by_staff" } }]);
    await changeWaits({ questionsAfterMinutes: 120, lastCallAfterMinutes: 180 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(subjects()).toHaveLength(2);
  });

  it("send nothing to a cart that is never left alone", { timeout: LIMIT_MS }, async () => {
    const { setQuantity } = await import("@/features/carts/set-quantity");
    const { cartId, shopper } = await trial.fillCart(shop, email, new Date());
    for (let quantity = 3; quantity < 8; quantity++) {
      await setQuantity({ productId: shop.product.id, quantity }, shopper, new Date());
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await trial.orderCart(shop, cartId, email, new Date());
    await mailsSent(1);
    expect(await listRuns()).toEqual([]);
  });
});
