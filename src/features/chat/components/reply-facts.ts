import type { ReplyFacts } from "@/features/canned-replies/rules";
import { shopFacts } from "@/features/orders/shop-facts";
import { firstName } from "@/lib/text";
import type { Person } from "../get-person";

function stateWords(order: Person["orders"][number]): string {
  if (order.cancelledAt) return "cancelled";
  if (order.returnedAt) return "back with us";
  if (order.deliveredAt) return "delivered";
  return order.shippedAt ? "on its way" : "being packed";
}

/**
 * What the variables of canned replies become in this conversation; the newest order is the one meant.
 * @param hours the week as staff set it: `openingHours.describe`, its lines joined by `; `
 */
export function replyFacts(person: Person | undefined, staff: { name: string }, hours: string | undefined): ReplyFacts {
  const name = person?.customer?.name ?? person?.typed.name;
  const order = person?.orders[0];
  return {
    "customer.name": name,
    "customer.firstName": firstName(name),
    "staff.firstName": firstName(staff.name),
    "order.number": order && String(order.number),
    "order.state": order && stateWords(order),
    "shop.name": shopFacts.name,
    "shop.phone": shopFacts.phone,
    "shop.hours": hours,
    "shop.till": shopFacts.till,
    "shop.address": shopFacts.address,
  };
}
