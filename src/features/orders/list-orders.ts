import { db } from "@/lib/db";
import { orderSummary, toSummary } from "./rows";

const PAGE = 50;

/**
 * All orders for staff, newest first, 50 at a time.
 * @param cursor the last order of the page before
 * @returns `next` is the `cursor` of the following page, null at the end
 */
export async function listOrders({ cursor }: { cursor?: string | null | undefined }) {
  const found = await db.order.findMany({
    orderBy: { number: "desc" },
    take: PAGE + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    select: orderSummary,
  });
  const orders = found.slice(0, PAGE).map(toSummary);
  return { orders, next: found.length > PAGE ? (orders.at(-1)?.id ?? null) : null };
}
