-- In which mail somebody decided: unsubscribes count for the flow or campaign they came from.
ALTER TABLE "consent_record" ADD COLUMN "email_log_id" TEXT;
CREATE INDEX "consent_record_email_log_id_idx" ON "consent_record"("email_log_id");
