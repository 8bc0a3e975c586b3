import { randomInt } from "node:crypto";
import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";

export type CouponOrder = {
  /** What it is for, once and for all: `birthdays:<customer>:<year>`. */
  purpose: string;
  /** Who makes it: a flow's folder, or `campaign`. */
  flow: string;
  /** Whose it is; null: of whoever was mailed the code. */
  customerId: string | null;
  /** 1..90 */
  percentOff: number;
  validFrom: Date;
  validUntil: Date;
};

export type MadeCoupon = { code: string; percentOff: number; validUntil: Date };

/** Without what looks alike when it is read out or typed: 0 and O, 1, I and L, U and V. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ";

const letters = (count: number) => Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/**
 * The coupon of a purpose, made now unless it is there: asked again, also at once and with other wishes, it is the one that was made first.
 * Its code (eight letters and digits, 29⁸ of them) cannot be guessed.
 */
export async function makeCoupon({ flow, ...order }: CouponOrder, tx: Tx = db): Promise<MadeCoupon> {
  const { purpose } = order;
  const code = `HPK-${letters(4)}-${letters(4)}`;
  await tx.coupon.createMany({ data: { id: newId("cpn"), code, flow, ...order }, skipDuplicates: true });
  return tx.coupon.findUniqueOrThrow({
    where: { purpose },
    select: { code: true, percentOff: true, validUntil: true },
  });
}
