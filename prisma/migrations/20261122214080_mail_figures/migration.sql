-- The mail's report looks at what was sent, and who left, in a span over all flows and campaigns.
CREATE INDEX "email_log_accepted_at_idx" ON "email_log"("accepted_at");
CREATE INDEX "consent_record_act_at_idx" ON "consent_record"("act", "at");
