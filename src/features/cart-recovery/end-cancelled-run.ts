import { endRun } from "@/features/automations/end-run";
import { findRunOfJob } from "@/features/automations/find-run-of-job";
import { getCartFacts } from "@/features/carts/get-cart-facts";

/**
 * Ends the run of a job that Inngest cancelled, with the reason the cart tells: it was ordered, joined with another one, or
 * changed (its lines, or whom a reminder would reach). A cart that is as it was means that somebody cancelled by hand.
 */
export async function endCancelledRun(jobRunId: string, now: Date): Promise<void> {
  const run = await findRunOfJob(jobRunId);
  if (!run) return;
  const cart = await getCartFacts(run.subjectId);
  await endRun(run.id, reasonOf(run, cart), now);
}

type RunFacts = { subjectKey: string; email: string | null };
type Cart = Awaited<ReturnType<typeof getCartFacts>>;

function reasonOf(run: RunFacts, cart: Cart): string {
  if (!cart) return "cart_gone";
  if (cart.orderedAt) return "order_placed";
  if (cart.mergedAt) return "cart_merged";
  const same = run.subjectKey === `${cart.id}:${cart.revision}` && run.email === cart.email;
  return same ? "cancelled" : "cart_changed";
}
