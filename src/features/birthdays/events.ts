import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

/** Staff or another program ask for the daily scan; `date` (`YYYY-MM-DD`, of the shop): as if it were that day. */
export const birthdaysScanRequested = defineEvent("birthdays/scan.requested", {
  schema: z.object({ date: z.iso.date().optional() }),
});

/** A scan found somebody whose birthday (`date`, `YYYY-MM-DD`) comes near. */
export const birthdayNeared = defineEvent("birthdays/birthday.neared", {
  schema: z.object({ customerId: z.string(), date: z.iso.date() }),
});
