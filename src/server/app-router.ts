import "server-only";
import { autoResponsesAdminRouter } from "@/features/auto-responses/router";
import { automationsAdminRouter, eventsAdminRouter } from "@/features/automations/router";
import { campaignsAdminRouter } from "@/features/campaigns/router";
import { cannedRepliesAdminRouter } from "@/features/canned-replies/router";
import { cartsAdminRouter, cartsRouter } from "@/features/carts/router";
import { catalogRouter } from "@/features/catalog/router";
import { chatAdminRouter, chatRouter } from "@/features/chat/router";
import { chatNotesAdminRouter } from "@/features/chat-notes/router";
import { chatReportsAdminRouter } from "@/features/chat-reports/router";
import { chatRetentionAdminRouter } from "@/features/chat-retention/router";
import { chatTagsAdminRouter } from "@/features/chat-tags/router";
import { chatWidgetAdminRouter, chatWidgetRouter } from "@/features/chat-widget/router";
import { contentFilterAdminRouter } from "@/features/content-filter/router";
import { couponsAdminRouter } from "@/features/coupons/router";
import { customersAdminRouter, customersRouter } from "@/features/customers/router";
import { dataRequestsAdminRouter } from "@/features/data-requests/router";
import { encryptionAdminRouter } from "@/features/encryption/router";
import { mailAdminRouter } from "@/features/mail/router";
import { mailReportsAdminRouter } from "@/features/mail-reports/router";
import { missedRepliesAdminRouter } from "@/features/missed-replies/router";
import { offlineMessagesAdminRouter, offlineMessagesRouter } from "@/features/offline-messages/router";
import { openingHoursAdminRouter, openingHoursRouter } from "@/features/opening-hours/router";
import { ordersAdminRouter, ordersRouter } from "@/features/orders/router";
import { peopleAdminRouter } from "@/features/people/router";
import { reviewsAdminRouter, reviewsRouter } from "@/features/reviews/router";
import { segmentsAdminRouter } from "@/features/segments/router";
import { senderAdminRouter } from "@/features/sender/router";
import { staffAdminRouter, staffRouter } from "@/features/staff/router";
import { subscriptionsAdminRouter, subscriptionsRouter } from "@/features/subscriptions/router";
import { teamsAdminRouter, teamsRouter } from "@/features/teams/router";
import { templatePreviewsAdminRouter } from "@/features/template-previews/router";
import { templatesAdminRouter } from "@/features/templates/router";
import { router } from "@/lib/trpc";
import { eventCatalogue } from "./event-catalogue";

/** Every procedure of the product; staff's own side is under `admin`. */
export const appRouter = router({
  catalog: catalogRouter,
  customers: customersRouter,
  carts: cartsRouter,
  openingHours: openingHoursRouter,
  orders: ordersRouter,
  reviews: reviewsRouter,
  chat: chatRouter,
  chatWidget: chatWidgetRouter,
  offlineMessages: offlineMessagesRouter,
  staff: staffRouter,
  subscriptions: subscriptionsRouter,
  teams: teamsRouter,
  admin: router({
    automations: automationsAdminRouter,
    autoResponses: autoResponsesAdminRouter,
    campaigns: campaignsAdminRouter,
    segments: segmentsAdminRouter,
    events: eventsAdminRouter(eventCatalogue),
    carts: cartsAdminRouter,
    mail: mailAdminRouter,
    mailReports: mailReportsAdminRouter,
    missedReplies: missedRepliesAdminRouter,
    openingHours: openingHoursAdminRouter,
    orders: ordersAdminRouter,
    reviews: reviewsAdminRouter,
    chat: chatAdminRouter,
    contentFilter: contentFilterAdminRouter,
    chatTags: chatTagsAdminRouter,
    chatWidget: chatWidgetAdminRouter,
    chatNotes: chatNotesAdminRouter,
    cannedReplies: cannedRepliesAdminRouter,
    chatReports: chatReportsAdminRouter,
    offlineMessages: offlineMessagesAdminRouter,
    chatRetention: chatRetentionAdminRouter,
    coupons: couponsAdminRouter,
    customers: customersAdminRouter,
    dataRequests: dataRequestsAdminRouter,
    people: peopleAdminRouter,
    subscriptions: subscriptionsAdminRouter,
    encryption: encryptionAdminRouter,
    sender: senderAdminRouter,
    staff: staffAdminRouter,
    teams: teamsAdminRouter,
    templates: templatesAdminRouter,
    templatePreviews: templatePreviewsAdminRouter,
  }),
});

export type AppRouter = typeof appRouter;
