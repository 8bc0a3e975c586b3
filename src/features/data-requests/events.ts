import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** The mailbox of a request is to be asked; `mailedAt` names the mail, so that each goes once. */
export const dataRequested = defineEvent("data-requests/request.made", {
  schema: z.object({ requestId: z.string(), mailedAt: z.iso.datetime() }),
});
