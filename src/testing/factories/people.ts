import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { subscribe } from "./subscriptions";

/** For tests: a known person who agreed to marketing mail, with the birthday that is said. */
export async function aSubscriber(
  email: string,
  at: Date,
  facts: { name?: string; birthDay?: number; birthMonth?: number } = {},
): Promise<{ customerId: string; subscriptionId: string }> {
  const { id } = await db.customer.create({ data: { id: newId("cus"), email, name: "Wanjiru Kamau", ...facts } });
  return { customerId: id, subscriptionId: (await subscribe(email, at)).id };
}
