import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

const schema = z.object({ subscriptionId: z.string() });

/** Somebody asked for marketing mail and must confirm it; `requestedAt` names the request, so that each gets one mail. */
export const subscriptionRequested = defineEvent("subscriptions/subscription.requested", {
  schema: schema.extend({ requestedAt: z.iso.datetime() }),
});

export const subscriptionConfirmed = defineEvent("subscriptions/subscription.confirmed", { schema });

export const subscriptionEnded = defineEvent("subscriptions/subscription.ended", { schema });
