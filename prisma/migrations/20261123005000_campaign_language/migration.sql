-- A newsletter in Swahili has no English frame.
ALTER TABLE "email_campaign" ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'en';
