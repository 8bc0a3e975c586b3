import type { MailProduct } from "@emails/messages";
import { flowTime } from "@/features/automations/flow-clock";
import type { EmailRequest } from "@/features/mail/schema";
import { reviewUrl } from "@/features/reviews/make-review-link";
import { env } from "@/lib/env";
import type { RequestRun } from "./begin-request";
import type { getRequestFacts } from "./get-request-facts";
import { holdOrder } from "./hold-order";
import type { DeliveredOrder } from "./rows";
import { onceKeyOf, REVIEW_REQUESTS, type ReviewMail, timesOf } from "./rules";

type Facts = Awaited<ReturnType<typeof getRequestFacts>>;

/**
 * The mail about an order: each thing that was delivered with the signed link to the form of its review, how long the mail is worth
 * something and what must hold while it is handed over. Null when the order is gone.
 */
export function writeRequest(run: RequestRun, mail: ReviewMail, facts: Facts, now: Date): EmailRequest | null {
  const { order, anchor, settings } = facts;
  if (!order) return null;
  const { orderId } = run;
  const scale = env().AUTOMATION_TIME_SCALE;
  const name = order.name.trim() || null;
  return {
    onceKey: onceKeyOf(orderId, mail),
    stream: "marketing",
    flow: REVIEW_REQUESTS,
    message: mail.message,
    props: { name, orderNumber: order.number, products: productsOf(order, orderId, now) },
    to: { email: order.email, name },
    customerId: order.customerId,
    orderId,
    clock: { now: flowTime(anchor, now, scale), scale },
    validUntil: timesOf(mail, anchor, settings).worthUntil,
    hold: (tx) => holdOrder(tx, orderId),
  };
}

function productsOf({ items }: DeliveredOrder, orderId: string, now: Date): MailProduct[] {
  return items.map(({ name, productId, product }) => ({
    name,
    url: reviewUrl(orderId, productId, now),
    ...product,
    priceCents: null,
  }));
}
