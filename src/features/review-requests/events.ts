import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** Staff or another program ask for the daily scan; `date` (`YYYY-MM-DD`, of the shop): as if it were that day. */
export const reviewsScanRequested = defineEvent("reviews/scan.requested", {
  schema: z.object({ date: z.iso.date().optional() }),
});

/** A scan found a delivered order that nobody was asked about yet. */
export const deliveryFound = defineEvent("review-requests/delivery.found", {
  schema: z.object({ orderId: z.string() }),
});
