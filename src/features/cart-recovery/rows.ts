import { db } from "@/lib/db";
import { baseKeyOf, CART_RECOVERY, type Reminder } from "./rules";

/** Whose cart it is: the browser it lies in, and the person's name as far as it is known. */
export function findCartOwner(cartId: string) {
  return db.cart.findUnique({
    where: { id: cartId },
    select: { visitorId: true, customer: { select: { name: true } } },
  });
}

/** When this address was last mailed a reminder about another cart; null when it never was. */
export async function findOtherCartMail(email: string, cartId: string): Promise<Date | null> {
  const found = await db.emailLog.findFirst({
    where: { toEmail: email, flow: CART_RECOVERY, acceptedAt: { not: null }, cartId: { not: cartId } },
    orderBy: { acceptedAt: "desc" },
    select: { acceptedAt: true },
  });
  return found?.acceptedAt ?? null;
}

/** The mails that were asked for as this reminder of the cart so far, oldest first. */
export function findReminderMails(cartId: string, reminder: Reminder) {
  const key = baseKeyOf(cartId, reminder);
  return db.emailLog.findMany({
    where: { cartId, OR: [{ onceKey: key }, { onceKey: { startsWith: `${key}:again-` } }] },
    orderBy: { id: "asc" },
    select: { onceKey: true, declinedAt: true },
  });
}
