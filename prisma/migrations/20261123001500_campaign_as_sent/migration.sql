-- The products of a campaign as its first mail showed them: everybody gets the same mail, and staff read it as it went out.
ALTER TABLE "email_campaign" ADD COLUMN "shown_products" JSONB;
