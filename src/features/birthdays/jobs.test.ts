import { describe, expect, it, vi } from "vitest";
import { DAY_MS, shopClock } from "@/lib/time";
import { DAY_A_SECOND, LIMIT_MS, withJobs } from "@/testing/with-jobs";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const email = "wanjiru@example.com";
/** The coupon ends five days after the birthday of tomorrow, the reminder goes a day before: within six seconds. */
const jobs = withJobs({ birthdays: { offerDaysBefore: 1, validDays: 5, reminderDaysBeforeEnd: 1 } }, DAY_A_SECOND);

/** Somebody whose birthday is tomorrow. */
async function tomorrowsChild() {
  const { aSubscriber } = await import("@/testing/factories/people");
  const tomorrow = shopClock(new Date(Date.now() + DAY_MS)).date;
  const [birthMonth, birthDay] = [Number(tomorrow.slice(5, 7)), Number(tomorrow.slice(8))];
  return aSubscriber(email, new Date(), { birthMonth, birthDay });
}

describe("the jobs of the birthdays", () => {
  it("find a birthday when the scan is asked for, offer and remind once each", { timeout: LIMIT_MS }, async () => {
    await tomorrowsChild();
    await jobs.send("birthdays/scan.requested");
    await jobs.send("birthdays/scan.requested");
    const [run] = await jobs.runsEnded("birthdays", 1);
    expect(run?.ended?.reason).toBe("completed");
    await jobs.send("birthdays/scan.requested");
    expect(await jobs.outcomes(run?.id ?? "")).toEqual([
      ["Your birthday offer", "sent"],
      ["Offer ends soon", "sent"],
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await jobs.mailsSent(2);
    const { db } = await import("@/lib/db");
    expect(await db.coupon.count()).toBe(1);
  });

  it("remind nobody who used the coupon", { timeout: LIMIT_MS }, async () => {
    await tomorrowsChild();
    await jobs.send("birthdays/scan.requested");
    await jobs.mailsSent(1);
    const { db } = await import("@/lib/db");
    await db.coupon.updateMany({ data: { redeemedAt: new Date() } });
    expect(await jobs.runsEnded("birthdays", 1)).toMatchObject([{ ended: { reason: "coupon_used" } }]);
    await jobs.mailsSent(1);
  });
});
