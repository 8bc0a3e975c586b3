import { eraseRuns } from "@/features/automations/erase-runs";
import { eraseCarts } from "@/features/carts/erase-carts";
import { eraseConversations } from "@/features/chat/erase-conversations";
import { findConversationsOf } from "@/features/chat/find-conversations-of";
import { eraseCoupons } from "@/features/coupons/erase-coupons";
import { eraseCustomer } from "@/features/customers/erase-customer";
import { eraseEmails } from "@/features/mail/erase-emails";
import { eraseOfflineMessages } from "@/features/offline-messages/erase-offline-messages";
import { anonymiseOrders } from "@/features/orders/anonymise-orders";
import { eraseReviews } from "@/features/reviews/erase-reviews";
import { eraseSubscription } from "@/features/subscriptions/erase-subscription";
import type { Tx } from "@/lib/db";
import { forgetUses } from "@/lib/rate-limit";
import { markOf } from "@/lib/tokens";
import { findTraces } from "./find-traces";

/**
 * Takes everything personal about the owner of an address (normalised) out of the database, in the caller's transaction: all of it or nothing
 * (QUALITY.md S9). What must stay stays without the person: orders for the books, figures of mails and flows, and a mark that stands for the
 * address, so that one that bounced or was erased is known again when it comes back.
 * @throws DomainError conflict `orders.under_way`
 */
export async function erasePerson(tx: Tx, email: string, now: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM customer WHERE email = ${email} FOR UPDATE`;
  const person = await findTraces(email, tx);
  const { customerId } = person;
  const standIn = `erased:${customerId ?? markOf(email).toLowerCase()}`;
  await anonymiseOrders(tx, person, standIn);
  await eraseConversations(tx, await findConversationsOf(person, tx), email);
  await eraseOfflineMessages(tx, person);
  await eraseCarts(tx, person);
  if (customerId) {
    await eraseReviews(tx, customerId);
    await eraseCoupons(tx, customerId);
  }
  await eraseEmails(tx, person, standIn, now);
  await eraseRuns(tx, person, now);
  await eraseSubscription(tx, email);
  await eraseCustomer(tx, person, standIn, now);
  await forgetUses(tx, email);
}
