-- Whoever asks for the own data proves the mailbox first: when that was asked for by mail, and done.
ALTER TABLE "data_request" ADD COLUMN "mailed_at" TIMESTAMPTZ(3), ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);

-- Staff look people up by any part of an address or name, among a million (QUALITY.md P14).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "email_subscription_email_parts" ON "email_subscription" USING gin ("email" gin_trgm_ops);
CREATE INDEX "customer_email_parts" ON "customer" USING gin ("email" gin_trgm_ops);
CREATE INDEX "customer_name_parts" ON "customer" USING gin ("name" gin_trgm_ops);

-- Who gets nothing is rare, and looked for.
CREATE INDEX "email_subscription_unconfirmed" ON "email_subscription"("id") WHERE "confirmed_at" IS NULL;
CREATE INDEX "email_subscription_left" ON "email_subscription"("id") WHERE "unsubscribed_at" IS NOT NULL;
CREATE INDEX "email_subscription_silent" ON "email_subscription"("id") WHERE "sunset_at" IS NOT NULL;
CREATE INDEX "email_subscription_paused" ON "email_subscription"("paused_until") WHERE "paused_until" IS NOT NULL;
