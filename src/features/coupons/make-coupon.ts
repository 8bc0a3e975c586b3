import { randomInt } from "node:crypto";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { toCode } from "./rules";

export type CouponWish = {
  /** What it is for, said so that it is unique: `birthday:<customer>:<year>`. */
  purpose: string;
  /** Who makes it: a flow's folder, or `campaign`. */
  flow: string;
  /** Only this person can redeem it; null: whoever has the code. */
  customerId: string | null;
  /** Of the pieces' sum, 1 to 100. */
  percentOff: number;
  validFrom: Date;
  /** The first moment at which it is worth nothing. */
  validUntil: Date;
};

export type MadeCoupon = { code: string; percentOff: number; validUntil: Date };

const newCode = () => toCode(Uint8Array.from({ length: 8 }, () => randomInt(248)));

/**
 * The coupons of many purposes, by purpose, in one statement each for making and reading: made where there is none. Asked again, also at
 * once, each is the one that was made first, with its code, percentage and end, whatever is wished then.
 */
export async function makeCoupons(wishes: CouponWish[], tx: Tx = db): Promise<Map<string, MadeCoupon>> {
  const made = new Map<string, MadeCoupon>();
  // In one order, so that two who make the same ones wait for each other and not crosswise.
  let missing = wishes.toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1));
  while (missing.length > 0) {
    // Neither a purpose nor a code that is taken may end the caller's transaction.
    const data = missing.map((wish) => ({ id: newId("cpn"), code: newCode(), ...wish }));
    await tx.coupon.createMany({ data, skipDuplicates: true });
    const found = await tx.coupon.findMany({
      where: { purpose: { in: missing.map(({ purpose }) => purpose) } },
      select: { purpose: true, code: true, percentOff: true, validUntil: true },
    });
    for (const { purpose, ...coupon } of found) made.set(purpose, coupon);
    // Whose code was somebody else's already gets another one.
    missing = missing.filter(({ purpose }) => !made.has(purpose));
  }
  return made;
}

/** The coupon of one purpose, as `makeCoupons` makes it. */
export async function makeCoupon(wish: CouponWish, tx: Tx = db): Promise<MadeCoupon> {
  const made = (await makeCoupons([wish], tx)).get(wish.purpose);
  if (!made) throw new Error(`No coupon was made for ${wish.purpose}`);
  return made;
}
