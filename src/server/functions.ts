import "server-only";
import { offerForBirthdays, scanForBirthdays } from "@/features/birthdays/jobs";
import { knowConfirmedSubscribers, lookAfterCampaigns, sendCampaign } from "@/features/campaigns/jobs";
import { markAbandonedCarts, noteCancelledReminders, sendReminders } from "@/features/cart-recovery/jobs";
import { followPresence, lookAfterConversations, shareOutQueue } from "@/features/chat/jobs";
import { applyChatRetention } from "@/features/chat-retention/jobs";
import { askMailbox, carryOutErasures } from "@/features/data-requests/jobs";
import { forgetOldReceipts } from "@/features/delivery-reports/jobs";
import { resealUnderNewKey } from "@/features/encryption/jobs";
import { mailMissedReplies } from "@/features/missed-replies/jobs";
import { confirmNotes, mailConversationLinks, mailNoteAnswers } from "@/features/offline-messages/jobs";
import { confirmOrders, tellOrdersDelivered, tellOrdersShipped } from "@/features/order-updates/jobs";
import { reactivateSilent, scanForSilence } from "@/features/reactivation/jobs";
import { requestReviews, scanForDeliveries } from "@/features/review-requests/jobs";
import { confirmSubscriptions, welcomeSubscribers } from "@/features/welcome/jobs";

/** Every job of the product, as it is registered at Inngest. */
export const functions = [
  sendCampaign,
  lookAfterCampaigns,
  knowConfirmedSubscribers,
  mailMissedReplies,
  confirmNotes,
  applyChatRetention,
  mailNoteAnswers,
  mailConversationLinks,
  markAbandonedCarts,
  sendReminders,
  noteCancelledReminders,
  confirmOrders,
  tellOrdersShipped,
  tellOrdersDelivered,
  confirmSubscriptions,
  askMailbox,
  carryOutErasures,
  welcomeSubscribers,
  scanForBirthdays,
  offerForBirthdays,
  scanForDeliveries,
  requestReviews,
  scanForSilence,
  reactivateSilent,
  lookAfterConversations,
  followPresence,
  shareOutQueue,
  resealUnderNewKey,
  forgetOldReceipts,
];
