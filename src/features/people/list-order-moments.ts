import { type Buyer, ordersOf } from "@/features/orders/export-orders";
import { db } from "@/lib/db";
import { formatKes } from "@/lib/money";
import type { BadgeTone } from "@/ui/badge";
import type { Moment } from "./rows";

const steps = [
  ["placedAt", "placed", "plain"],
  ["shippedAt", "shipped", "plain"],
  ["deliveredAt", "delivered", "good"],
  ["cancelledAt", "cancelled", "bad"],
  ["returnedAt", "came back", "warning"],
  ["refundedAt", "paid back", "warning"],
] as const satisfies readonly (readonly [string, string, BadgeTone])[];

/** Each step of a person's orders, newest first. */
export async function listOrderMoments(person: Buyer, before: Date, most: number): Promise<Moment[]> {
  const rows = await db.order.findMany({
    where: { AND: [ordersOf(person), { placedAt: { lt: before } }] },
    orderBy: { placedAt: "desc" },
    take: most,
  });
  const moments = rows.flatMap((order) =>
    steps.flatMap(([fact, word, tone]): Moment[] => {
      const at = order[fact];
      if (!at || at >= before) return [];
      const badge = { label: word, tone };
      const details = fact === "placedAt" ? [formatKes(order.totalCents)] : [];
      const about = { title: `Order ${order.number}`, details, badge, href: `/admin/orders/${order.id}` };
      return [{ id: `${order.id}:${fact}`, at, kind: "order", ...about }];
    }),
  );
  return moments.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}
