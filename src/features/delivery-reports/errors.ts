import { DomainError } from "@/lib/errors";

export const notSigned = () =>
  new DomainError(
    "unauthenticated",
    "delivery_reports.not_signed",
    "The signature does not fit. Set RESEND_WEBHOOK_SECRET to the signing secret of this webhook.",
  );
