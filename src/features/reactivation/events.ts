import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** Staff or another program ask for the daily scan; `date` (`YYYY-MM-DD`, of the shop): as if it were that day. */
export const reactivationScanRequested = defineEvent("reactivation/scan.requested", {
  schema: z.object({ date: z.iso.date().optional() }),
});

/** A scan found a subscriber without a sign of life since `silentSince`. */
export const silenceFound = defineEvent("reactivation/silence.found", {
  schema: z.object({ subscriptionId: z.string(), silentSince: z.iso.datetime() }),
});
