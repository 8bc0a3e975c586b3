import { createHash, timingSafeEqual } from "node:crypto";
import { parsePhone } from "@/features/customers/rules";
import { db } from "@/lib/db";
import { orderSummary, toSummary } from "./rows";

const digest = (text: string) => createHash("sha256").update(text).digest();

/**
 * The order of this number, if it was placed with this phone; null for a wrong phone and for a number that is none, which cannot be
 * told apart, neither by the answer nor by the time it takes. The caller counts the tries.
 * @param phone as the visitor typed it
 */
export async function findOrderByPhone(number: number, phone: string) {
  const row = await db.order.findUnique({ where: { number }, select: { ...orderSummary, phone: true } });
  const stored = digest(parsePhone(row?.phone ?? "+254700000000") ?? "");
  const typed = parsePhone(phone);
  const same = timingSafeEqual(stored, digest(typed ?? phone));
  return row && typed && same ? toSummary(row) : null;
}
