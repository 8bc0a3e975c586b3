import { describe, expect, it, vi } from "vitest";
import { LIMIT_MS, withJobs } from "@/testing/with-jobs";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const email = "wanjiru@example.com";
/** Of the flow: silent for an hour, then mails after 0, 6 and 13 s: far enough apart for a busy machine. */
const jobs = withJobs({
  reactivation: { missYouAfterMinutes: 60, winBackAfterMinutes: 420, stayOrGoAfterMinutes: 840 },
});

/** A subscriber who has been silent for two days of the flow. */
async function aSilentOne() {
  const { aSubscriber } = await import("@/testing/factories/people");
  const { openShop } = await import("@/testing/factories/carts");
  await aSubscriber(email, new Date(Date.now() - 48_000));
  return openShop();
}

describe("the jobs of the reactivation", () => {
  it("find the silent by the scan, send three mails and stop marketing, once", { timeout: LIMIT_MS }, async () => {
    await aSilentOne();
    await jobs.send("reactivation/scan.requested");
    await jobs.send("reactivation/scan.requested");
    const [run] = await jobs.runsEnded("reactivation", 1);
    expect(run?.ended?.reason).toBe("completed");
    expect(await jobs.outcomes(run?.id ?? "")).toEqual([
      ["We miss you", "sent"],
      ["An offer", "sent"],
      ["Stay or go", "sent"],
    ]);
    const { db } = await import("@/lib/db");
    expect(await db.emailSubscription.findFirst()).toMatchObject({ sunsetAt: expect.any(Date) });
    await jobs.send("reactivation/scan.requested");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await jobs.mailsSent(3);
  });

  it("end with an order, and marketing goes on", { timeout: LIMIT_MS }, async () => {
    const { fillCart, orderCart } = await import("@/testing/factories/carts");
    const shop = await aSilentOne();
    await jobs.send("reactivation/scan.requested");
    await jobs.mailsSent(1);
    const now = new Date();
    const { cartId } = await fillCart(shop, email, now);
    await orderCart(shop, cartId, email, now);
    expect(await jobs.runsEnded("reactivation", 1)).toMatchObject([{ ended: { reason: "order_placed" } }]);
    const { db } = await import("@/lib/db");
    expect(await db.emailSubscription.findFirst()).toMatchObject({ sunsetAt: null });
  });
});
