-- E-mail marketing: segments, templates by language, tracking facts, data requests, tags, returns.
-- CreateEnum
CREATE TYPE "data_request_kind" AS ENUM ('export', 'erase');

-- AlterEnum

ALTER TYPE "consent_act" ADD VALUE 'imported';
ALTER TYPE "consent_act" ADD VALUE 'sunset';

-- DropIndex
DROP INDEX "email_template_version_once";

-- AlterTable
ALTER TABLE "automation_run" ADD COLUMN     "held_out_at" TIMESTAMPTZ(3),
ADD COLUMN     "sent_on_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "coupon" ADD COLUMN     "flow" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "language" TEXT;

-- AlterTable
ALTER TABLE "email_campaign" ADD COLUMN     "audience_count" INTEGER,
ADD COLUMN     "on_holidays" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "segment_id" TEXT,
ADD COLUMN     "test_sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "topic" TEXT NOT NULL DEFAULT 'news';

-- AlterTable
ALTER TABLE "email_event" ADD COLUMN     "machine" TEXT;

-- AlterTable
ALTER TABLE "email_log" ADD COLUMN     "campaign_id" TEXT,
ADD COLUMN     "clicked_at" TIMESTAMPTZ(3),
ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "soft_bounced_at" TIMESTAMPTZ(3),
ADD COLUMN     "template_id" TEXT;

-- AlterTable
ALTER TABLE "email_subscription" ADD COLUMN     "frequency" TEXT NOT NULL DEFAULT 'all',
ADD COLUMN     "sunset_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "email_template" ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "order" ADD COLUMN     "refunded_at" TIMESTAMPTZ(3),
ADD COLUMN     "returned_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "decided_by_id" TEXT,
ADD COLUMN     "shown_name" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "segment" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rules" JSONB NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_picture" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_tag" (
    "customer_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_tag_pkey" PRIMARY KEY ("customer_id","tag")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "kind" "data_request_kind" NOT NULL,
    "source" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" TEXT,
    "refused_at" TIMESTAMPTZ(3),
    "refusal" TEXT,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "segment_name_once" ON "segment"("name");

-- CreateIndex
CREATE INDEX "customer_tag_tag_idx" ON "customer_tag"("tag");

-- CreateIndex
CREATE INDEX "data_request_email_idx" ON "data_request"("email");

-- CreateIndex
CREATE INDEX "data_request_done_at_due_at_idx" ON "data_request"("done_at", "due_at");

-- CreateIndex
CREATE INDEX "automation_run_email_idx" ON "automation_run"("email");

-- CreateIndex
CREATE INDEX "automation_run_flow_end_reason_idx" ON "automation_run"("flow", "end_reason");

-- CreateIndex
CREATE INDEX "automation_step_email_log_id_idx" ON "automation_step"("email_log_id");

-- CreateIndex
CREATE INDEX "customer_birth_month_birth_day_idx" ON "customer"("birth_month", "birth_day");

-- CreateIndex
CREATE INDEX "email_campaign_scheduled_at_idx" ON "email_campaign"("scheduled_at");

-- CreateIndex
CREATE INDEX "email_event_at_idx" ON "email_event"("at");

-- CreateIndex
CREATE INDEX "email_log_campaign_id_accepted_at_idx" ON "email_log"("campaign_id", "accepted_at");

-- CreateIndex
CREATE INDEX "email_log_flow_accepted_at_idx" ON "email_log"("flow", "accepted_at");

-- CreateIndex
CREATE INDEX "email_log_to_email_clicked_at_idx" ON "email_log"("to_email", "clicked_at");

-- CreateIndex
CREATE UNIQUE INDEX "email_template_version_once" ON "email_template"("message", "locale", "version");

-- CreateIndex
CREATE INDEX "order_delivered_at_idx" ON "order"("delivered_at");

-- CreateIndex
CREATE INDEX "order_email_placed_at_idx" ON "order"("email", "placed_at");

-- CreateIndex
CREATE INDEX "review_created_at_idx" ON "review"("created_at");

-- AddForeignKey
ALTER TABLE "email_campaign" ADD CONSTRAINT "email_campaign_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_campaign" ADD CONSTRAINT "email_campaign_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_log" ADD CONSTRAINT "email_log_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "email_campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_log" ADD CONSTRAINT "email_log_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "email_template"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_template" ADD CONSTRAINT "email_template_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

