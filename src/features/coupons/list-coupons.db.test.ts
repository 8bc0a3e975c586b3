import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { aCoupon } from "@/testing/factories/coupons";
import { anOrder } from "@/testing/factories/orders";
import { countCoupons } from "./count-coupons";
import { listCoupons } from "./list-coupons";

const now = new Date("2026-11-24T09:00:00Z");
const codes = async (filter: Parameters<typeof listCoupons>[0]) =>
  (await listCoupons(filter, now)).coupons.map(({ code }) => code);

let used: Awaited<ReturnType<typeof aCoupon>>;
let open: typeof used;
let over: typeof used;

beforeEach(async () => {
  used = await aCoupon("wanjiku@example.com");
  open = await aCoupon("otieno_100%@example.com");
  over = await aCoupon(null);
  const { id } = await anOrder(2001);
  const redeemed = await db.coupon.update({ where: { code: used.code }, data: { redeemedAt: now } });
  await db.order.update({ where: { id }, data: { couponId: redeemed.id, discountCents: 12_000, totalCents: 108_000 } });
  await db.coupon.update({ where: { code: over.code }, data: { validUntil: now, flow: "campaign" } });
});

describe("staff", () => {
  test("see each coupon with its person, its state and the order it went into, newest first", async () => {
    const { coupons, nextCursor } = await listCoupons({}, now);
    expect(nextCursor).toBeNull();
    expect(coupons).toMatchObject([
      { code: over.code, state: "over", person: null, order: null, flow: "campaign" },
      { code: open.code, state: "open", person: { email: "otieno_100%@example.com" }, order: null },
      { code: used.code, state: "redeemed", percentOff: 10, order: { number: 2001, discountCents: 12_000 } },
    ]);
  });

  test("find a coupon by its code however it is typed, by its beginning, and by its person", async () => {
    expect(await codes({ search: open.code.replace("-", "").toLowerCase() })).toEqual([open.code]);
    expect(await codes({ search: used.code.slice(0, 6) })).toEqual([used.code]);
    expect(await codes({ search: "WANJIKU" })).toContain(used.code);
    expect(await codes({ search: "o_100%" })).toEqual([open.code]);
    expect(await codes({ search: "%" })).toEqual([open.code]);
  });

  test("find by state and by who made it, as the list says them", async () => {
    expect(await codes({ state: "open" })).toEqual([open.code]);
    expect(await codes({ state: "redeemed" })).toEqual([used.code]);
    expect(await codes({ state: "over" })).toEqual([over.code]);
    expect(await codes({ state: "not_yet" })).toEqual([]);
    expect(await codes({ flow: "campaign" })).toEqual([over.code]);
  });

  test("leaf through more than a page and see each once", async () => {
    for (let number = 0; number < 27; number++) await aCoupon(null);
    const first = await listCoupons({}, now);
    const second = await listCoupons({ cursor: first.nextCursor }, now);
    const all = [...first.coupons, ...second.coupons].map(({ code }) => code);
    expect([first.coupons.length, new Set(all).size, second.nextCursor]).toEqual([25, 30, null]);
  });
});

test("the counts by flow add up to the coupons, and to what their orders gave; a cancelled order gives none", async () => {
  const none = { discountCents: 0, orderedCents: 0 };
  expect(await countCoupons(now)).toEqual([
    { flow: "birthdays", made: 2, redeemed: 1, open: 1, discountCents: 12_000, orderedCents: 108_000 },
    { flow: "campaign", made: 1, redeemed: 0, open: 0, ...none },
  ]);
  await db.order.updateMany({ data: { cancelledAt: now } });
  expect((await countCoupons(now))[0]).toMatchObject(none);
  expect((await listCoupons({ search: used.code }, now)).coupons[0]?.order).toBeNull();
});
