import { describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aCoupon } from "@/testing/factories/coupons";
import { getCouponState } from "./find-coupon";
import { makeCoupon, makeCoupons } from "./make-coupon";

const wish = {
  purpose: "birthday:cus_1:2026",
  flow: "birthdays",
  customerId: null,
  percentOff: 10,
  validFrom: new Date("2026-11-20T06:00:00Z"),
  validUntil: new Date("2026-12-04T06:00:00Z"),
};

describe("making a coupon", () => {
  test("twice for one purpose gives the first one, as it was", async () => {
    const first = await makeCoupon(wish);
    const again = await makeCoupon({ ...wish, percentOff: 50, validUntil: new Date("2027-01-01T00:00:00Z") });
    expect(again).toEqual(first);
    expect(first).toEqual({ code: expect.stringMatching(/^.{4}-.{4}$/), percentOff: 10, validUntil: wish.validUntil });
    expect(await db.coupon.count()).toBe(1);
  });

  test("at once, also inside transactions, gives everybody the same one", async () => {
    const made = fulfilled(
      await atOnce(8, (i) => (i % 2 ? makeCoupon(wish) : inTransaction((tx) => makeCoupon(wish, tx)))),
    );
    expect(made).toHaveLength(8);
    expect(new Set(made.map(({ code }) => code)).size).toBe(1);
  });

  test("by the hundred makes each once, also when the same ones are asked for at once in another order", async () => {
    const wishes = Array.from({ length: 100 }, (_, index) => ({ ...wish, purpose: `test:${index}` }));
    const asked = [wishes, wishes.toReversed(), wishes.slice(50)];
    const [first, ...others] = fulfilled(await atOnce(3, (i) => makeCoupons(asked[i] ?? [])));
    expect(await db.coupon.count()).toBe(100);
    expect(new Set([...(first?.values() ?? [])].map(({ code }) => code)).size).toBe(first?.size);
    for (const other of others)
      for (const [purpose, coupon] of other) expect(first?.get(purpose) ?? coupon).toEqual(coupon);
  });

  test("is lost with the caller's transaction", async () => {
    const failing = inTransaction(async (tx) => {
      await makeCoupon(wish, tx);
      throw new Error("lost");
    });
    await expect(failing).rejects.toThrow("lost");
    expect(await getCouponState(wish.purpose)).toBeNull();
  });

  test("for each purpose gives another code", async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => aCoupon("wanjiku@example.com")));
    expect(new Set(codes.map(({ code }) => code)).size).toBe(20);
  });
});

test("a coupon's state tells its code, its end and whether it was redeemed", async () => {
  const { code, purpose, validUntil } = await aCoupon("wanjiku@example.com");
  expect(await getCouponState(purpose)).toEqual({ code, percentOff: 10, validUntil, redeemedAt: null });
});
