-- The provider's news that a mailbox puts a mail off for now.
ALTER TABLE "email_log" ADD COLUMN "delayed_at" TIMESTAMPTZ(3);
