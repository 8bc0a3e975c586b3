import "server-only";
import type { EventCatalogue } from "@/features/automations/send-events";
import { birthdaysScanRequested } from "@/features/birthdays/events";
import { sendRequested } from "@/features/campaigns/events";
import { cartAbandoned, cartUpdated } from "@/features/carts/events";
import { messagePosted, sessionClosed } from "@/features/chat/events";
import { customerRegistered } from "@/features/customers/events";
import { emailBounced, emailComplained } from "@/features/mail/events";
import { orderCancelled, orderDelivered, orderPlaced, orderShipped } from "@/features/orders/events";
import { reactivationScanRequested } from "@/features/reactivation/events";
import { reviewsScanRequested } from "@/features/review-requests/events";
import { subscriptionConfirmed, subscriptionEnded } from "@/features/subscriptions/events";

const events = [
  sendRequested,
  customerRegistered,
  subscriptionConfirmed,
  subscriptionEnded,
  cartUpdated,
  cartAbandoned,
  orderPlaced,
  orderShipped,
  orderDelivered,
  orderCancelled,
  messagePosted,
  sessionClosed,
  emailBounced,
  emailComplained,
  birthdaysScanRequested,
  reactivationScanRequested,
  reviewsScanRequested,
];

/** Every event that staff and other programs may send, by name, with its schema (CONTRACT.md "Events"). */
export const eventCatalogue: EventCatalogue = Object.fromEntries(events.map((event) => [event.name, event]));
