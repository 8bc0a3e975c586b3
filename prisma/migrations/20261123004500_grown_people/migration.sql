-- Staff look mails up by their person, and by any part of an address: by the people whose address it is part of, or, where nobody is
-- known, by the address itself (QUALITY.md P14). Of all mails the latter would double what a campaign writes.
CREATE INDEX "email_log_to_strangers" ON "email_log" USING gin ("to_email" gin_trgm_ops) WHERE "customer_id" IS NULL;
CREATE INDEX "email_log_customer_id_planned_at_idx" ON "email_log"("customer_id", "planned_at");
-- Those that came back for a while are looked for with those that came back for good.
CREATE INDEX "email_log_soft_bounced" ON "email_log"("id") WHERE "soft_bounced_at" IS NOT NULL;
-- A code is looked up by its beginning. (Prisma cannot say this operator class; an index with a condition it leaves alone.)
CREATE INDEX "coupon_code_beginning" ON "coupon"("code" text_pattern_ops) WHERE "code" IS NOT NULL;
