import { inTransaction, type Tx } from "@/lib/db";
import { type Announcement, announce, relaySoon } from "@/lib/outbox";
import { orderNotFound, stepRefused } from "./errors";
import { decideStep, factOf, type OrderStep } from "./rules";

/**
 * Takes one step of an order: its fact, `effect` and its event in one transaction, once; taken again it changes nothing and
 * announces nothing.
 * @throws DomainError `orders.not_found`, `orders.step_refused` with the reason
 * @returns whether it was taken now
 */
export async function takeStep(
  orderId: string,
  step: OrderStep,
  now: Date,
  { event, effect }: { event?: Announcement; effect?: (tx: Tx) => Promise<void> } = {},
): Promise<{ changed: boolean }> {
  const changed = await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "order" WHERE id = ${orderId} FOR UPDATE`;
    const order = await tx.order.findUnique({ where: { id: orderId } });
    if (!order) throw orderNotFound();
    const decision = decideStep(step, order);
    if (decision === "done") return false;
    if (decision !== "go") throw stepRefused(decision.refused);
    await tx.order.update({ where: { id: orderId }, data: { [factOf[step]]: now } });
    await effect?.(tx);
    if (event) await announce(tx, event);
    return true;
  });
  relaySoon();
  return { changed };
}
