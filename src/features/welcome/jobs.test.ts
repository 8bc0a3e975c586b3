import { describe, expect, it, vi } from "vitest";
import { LIMIT_MS, withJobs } from "@/testing/with-jobs";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const email = "wanjiru@example.com";
/** Of the flow: mails at once, after 6 and after 13 s. */
const jobs = withJobs({ welcome: { favouritesAfterMinutes: 360, helpAfterMinutes: 780 } });

/** Somebody subscribes and presses the button of the mail. */
async function confirm() {
  const { requestSubscription } = await import("@/features/subscriptions/request-subscription");
  const { confirmSubscription } = await import("@/features/subscriptions/confirm-subscription");
  const { confirmUrl } = await import("@/features/subscriptions/make-mail-links");
  const { db } = await import("@/lib/db");
  const nobody = { ip: null, userAgent: null };
  await requestSubscription({ email, name: "Wanjiru", source: "test", textShown: "Yes", ...nobody });
  const { id } = await db.emailSubscription.findUniqueOrThrow({ where: { email } });
  await jobs.mailsSent(1);
  await confirmSubscription(confirmUrl(id, new Date()).split("/").at(-1) ?? "", nobody);
}

describe("the jobs of the welcome series", () => {
  it("send three mails in their order after the confirmation", { timeout: LIMIT_MS }, async () => {
    const { openShop } = await import("@/testing/factories/carts");
    await openShop();
    await confirm();
    const [run] = await jobs.runsEnded("welcome", 1);
    expect(run?.ended?.reason).toBe("completed");
    expect(await jobs.outcomes(run?.id ?? "")).toEqual([
      ["Welcome", "sent"],
      ["What others love", "sent"],
      ["We are here for you", "sent"],
    ]);
    expect(new Set(jobs.subjects()).size).toBe(4);
  });

  it("end with the first order", { timeout: LIMIT_MS }, async () => {
    const { fillCart, openShop, orderCart } = await import("@/testing/factories/carts");
    const shop = await openShop();
    await confirm();
    await jobs.mailsSent(2);
    const now = new Date();
    const { cartId } = await fillCart(shop, email, now);
    await orderCart(shop, cartId, email, now);
    expect(await jobs.runsEnded("welcome", 1)).toMatchObject([{ ended: { reason: "order_placed" } }]);
    await jobs.mailsSent(3);
    expect(jobs.subjects().at(-1)).toMatch(/order/i);
  });
});
