import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

const schema = z.object({ emailLogId: z.string() });

/** A mail came back, for good or for now; the mail's facts say which. */
export const emailBounced = defineEvent("mail/email.bounced", { schema });

/** The reader marked a mail as spam. */
export const emailComplained = defineEvent("mail/email.complained", { schema });
