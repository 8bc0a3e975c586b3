import { z } from "zod";

/**
 * What Resend's webhooks about mails say, as far as it is used (resend.com/docs/webhooks; types of resend 6.38). `created_at` is when
 * it happened there.
 */
export const resendEvent = z.object({
  type: z.string().max(60),
  created_at: z.coerce.date(),
  data: z.object({
    email_id: z.string().max(100),
    tags: z.record(z.string(), z.string()).nullish().catch(null),
    bounce: z.object({ type: z.string().catch(""), message: z.string().catch("") }).nullish(),
    failed: z.object({ reason: z.string().catch("") }).nullish(),
    suppressed: z.object({ message: z.string().catch("") }).nullish(),
  }),
});

export type ResendEvent = z.output<typeof resendEvent>;
