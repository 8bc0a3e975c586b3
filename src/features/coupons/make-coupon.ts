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

/**
 * The coupon of a purpose, made when there is none. Asked again, also at once, it is the one that was made first, with its code, percentage
 * and end, whatever is wished then.
 */
export async function makeCoupon(wish: CouponWish, tx: Tx = db): Promise<MadeCoupon> {
  for (;;) {
    const code = toCode(Uint8Array.from({ length: 8 }, () => randomInt(248)));
    // Neither a purpose nor a code that is taken may end the caller's transaction.
    await tx.coupon.createMany({ data: { id: newId("cpn"), code, ...wish }, skipDuplicates: true });
    const made = await tx.coupon.findUnique({
      where: { purpose: wish.purpose },
      select: { code: true, percentOff: true, validUntil: true },
    });
    // None: the code was somebody else's already, so another one is drawn.
    if (made) return made;
  }
}
