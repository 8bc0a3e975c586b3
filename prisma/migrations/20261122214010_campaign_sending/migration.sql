-- Who sends a campaign at this moment, whether its audience is exhausted, and what of it is still open.
ALTER TABLE "email_campaign" ADD COLUMN "listed_at" TIMESTAMPTZ(3),
ADD COLUMN "sender_token" TEXT,
ADD COLUMN "sender_until" TIMESTAMPTZ(3);

CREATE INDEX "email_log_campaign_open" ON "email_log"("campaign_id", "id")
WHERE "accepted_at" IS NULL AND "declined_at" IS NULL AND "failed_at" IS NULL AND "unknown_at" IS NULL;

-- Who confirmed before is a person whom a campaign can be addressed to.
INSERT INTO "customer" ("id", "email", "name", "updated_at")
SELECT 'cus_' || substr("id", 5), "email", coalesce("name", ''), now() FROM "email_subscription"
WHERE "confirmed_at" IS NOT NULL
ON CONFLICT DO NOTHING;
