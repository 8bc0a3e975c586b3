import { exportRuns } from "@/features/automations/export-runs";
import { exportCarts } from "@/features/carts/export-carts";
import { exportConversations } from "@/features/chat/export-conversations";
import { findConversationsOf } from "@/features/chat/find-conversations-of";
import { exportNotes } from "@/features/chat-notes/export-notes";
import { exportCoupons } from "@/features/coupons/export-coupons";
import { exportCustomer } from "@/features/customers/export-customer";
import { exportEmails } from "@/features/mail/export-emails";
import { exportOfflineMessages } from "@/features/offline-messages/export-offline-messages";
import { exportOrders } from "@/features/orders/export-orders";
import { exportReviews } from "@/features/reviews/export-reviews";
import { exportSubscription } from "@/features/subscriptions/export-subscription";
import { exportPageViews } from "@/features/tracking/export-page-views";
import { db } from "@/lib/db";
import { findTraces } from "./find-traces";

/**
 * Everything the shop holds about the owner of an address (normalised), opened where it rests sealed (QUALITY.md S9). For nobody's eyes but
 * the owner's. Changes nothing.
 */
export async function collectData(email: string, now: Date) {
  const person = await findTraces(email);
  const { customerId, visitorIds } = person;
  const conversationIds = await findConversationsOf(person);
  const [customer, subscription, orders, carts, reviews, coupons] = await Promise.all([
    exportCustomer(person),
    exportSubscription(email),
    exportOrders(person),
    exportCarts(person),
    customerId ? exportReviews(customerId) : [],
    customerId ? exportCoupons(customerId) : [],
  ]);
  const [conversations, staffNotes, offlineMessages, mails, flows, pages, requests] = await Promise.all([
    exportConversations(conversationIds),
    exportNotes(conversationIds),
    exportOfflineMessages(person),
    exportEmails(person),
    exportRuns(person),
    exportPageViews(visitorIds),
    db.dataRequest.findMany({ where: { email }, orderBy: { id: "asc" } }),
  ]);
  return {
    about: email,
    asOf: now,
    amounts: "in cents of KES; times are UTC",
    ...{ customer, subscription, orders, carts, reviews, coupons, conversations, staffNotes, offlineMessages },
    ...{ mails, flows, pages, requests },
  };
}
