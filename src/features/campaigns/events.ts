import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** A campaign is to be sent now, or to go on: the facts in its row decide whether there is something to do. */
export const sendRequested = defineEvent("campaigns/send.requested", { schema: z.object({ campaignId: z.string() }) });
