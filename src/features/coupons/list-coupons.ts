import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { literally } from "@/lib/text";
import { parseCode, standingOf } from "./rules";
import { type CouponFilter, type CouponStanding, couponFilter } from "./schema";

const PAGE = 25;
/** So many people of a name, the newest, are looked at. */
const MOST_PEOPLE = 200;

/** A coupon as a line of the console's list. */
export type CouponLine = {
  id: string;
  code: string;
  state: CouponStanding;
  flow: string | null;
  percentOff: number;
  validFrom: Date;
  validUntil: Date;
  redeemedAt: Date | null;
  /** Who alone can use it; null: whoever has the code. */
  person: { id: string; name: string; email: string } | null;
  /** The order that it went into, and what it took off; null while there is none. */
  order: { id: string; number: number; discountCents: number } | null;
};

/** What each state is in a query; as `standingOf` decides. */
function inState(state: CouponStanding, now: Date): Prisma.CouponWhereInput {
  if (state === "redeemed") return { redeemedAt: { not: null } };
  const unused = { redeemedAt: null };
  if (state === "not_yet") return { ...unused, validFrom: { gt: now } };
  const begun = { ...unused, validFrom: { lte: now } };
  return { ...begun, validUntil: state === "over" ? { lte: now } : { gt: now } };
}

/** Found first, as whoever goes through the coupons and asks for each whose it is goes through all of them (QUALITY.md P14). */
async function matching(search: string): Promise<Prisma.CouponWhereInput> {
  const part = { contains: literally(search), mode: "insensitive" as const };
  const people = await db.customer.findMany({
    where: { OR: [{ email: part }, { name: part }] },
    orderBy: { id: "desc" },
    take: MOST_PEOPLE,
    select: { id: true },
  });
  const code = parseCode(search) ?? { startsWith: literally(search.toUpperCase()) };
  return { OR: [{ code }, { customerId: { in: people.map(({ id }) => id) } }] };
}

/** Every coupon, newest first, 25 a page, each with its order; `nextCursor` is null on the last page. */
export async function listCoupons(
  filter: CouponFilter,
  now = new Date(),
): Promise<{ coupons: CouponLine[]; nextCursor: string | null }> {
  const { search, state, flow, cursor } = couponFilter.parse(filter);
  const rows = await db.coupon.findMany({
    where: {
      AND: [state ? inState(state, now) : {}, search ? await matching(search) : {}],
      ...(flow ? { flow } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: {
      ...{ id: true, code: true, flow: true, percentOff: true, validFrom: true, validUntil: true, redeemedAt: true },
      customer: { select: { id: true, name: true, email: true } },
      orders: { where: { cancelledAt: null }, select: { id: true, number: true, discountCents: true }, take: 1 },
    },
  });
  const coupons = rows.slice(0, PAGE).map(({ customer, orders, ...row }) => ({
    ...row,
    state: standingOf(row, now),
    person: customer,
    order: orders[0] ?? null,
  }));
  return { coupons, nextCursor: rows.length > PAGE ? (coupons.at(-1)?.id ?? null) : null };
}
