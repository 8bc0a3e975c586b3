-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "chat_sender" AS ENUM ('visitor', 'staff', 'bot', 'system');

-- CreateEnum
CREATE TYPE "mail_stream" AS ENUM ('transactional', 'marketing');

-- CreateEnum
CREATE TYPE "payment_method" AS ENUM ('pay_on_delivery', 'mpesa_till');

-- CreateEnum
CREATE TYPE "consent_act" AS ENUM ('requested', 'confirmed', 'unsubscribed', 'resubscribed', 'preferences_changed');

-- CreateEnum
CREATE TYPE "suppression_reason" AS ENUM ('hard_bounce', 'complaint', 'soft_bounces', 'manual');

-- CreateEnum
CREATE TYPE "email_event_kind" AS ENUM ('open', 'click');

-- CreateTable
CREATE TABLE "automation_run" (
    "id" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "subject_key" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "email" TEXT,
    "customer_id" TEXT,
    "job_run_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "waiting_for" TEXT,
    "waiting_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "automation_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "automation_step" (
    "id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "email_log_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "automation_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_campaign" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL DEFAULT '',
    "content" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "scheduled_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cursor" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart" (
    "id" TEXT NOT NULL,
    "visitor_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "email" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "abandoned_at" TIMESTAMPTZ(3),
    "payment_started_at" TIMESTAMPTZ(3),
    "ordered_at" TIMESTAMPTZ(3),
    "merged_into_id" TEXT,
    "merged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_item" (
    "id" TEXT NOT NULL,
    "cart_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "price_cents" INTEGER NOT NULL,
    "stock" INTEGER NOT NULL,
    "picture" TEXT NOT NULL,
    "picture_alt" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_session" (
    "id" TEXT NOT NULL,
    "visitor_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "page" TEXT,
    "locale" TEXT,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "visitor_read_seq" INTEGER NOT NULL DEFAULT 0,
    "staff_read_seq" INTEGER NOT NULL DEFAULT 0,
    "assigned_to_id" TEXT,
    "assigned_at" TIMESTAMPTZ(3),
    "first_staff_reply_at" TIMESTAMPTZ(3),
    "waiting_since" TIMESTAMPTZ(3),
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" TEXT,
    "resolution" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "sender" "chat_sender" NOT NULL,
    "sender_name" TEXT NOT NULL,
    "staff_id" TEXT,
    "client_message_id" TEXT,
    "content_sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_auto_response" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "keywords" TEXT[],
    "answer" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "disabled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_auto_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offline_message" (
    "id" TEXT NOT NULL,
    "visitor_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "message_sealed" TEXT NOT NULL,
    "assigned_to_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offline_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "county" TEXT,
    "birth_day" INTEGER,
    "birth_month" INTEGER,
    "erased_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visitor" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visitor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_login" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "customer_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_login_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_login_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_login_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_login_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_login_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_login_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_login_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_log" (
    "id" TEXT NOT NULL,
    "once_key" TEXT NOT NULL,
    "stream" "mail_stream" NOT NULL,
    "message" TEXT NOT NULL,
    "flow" TEXT,
    "to_email" TEXT NOT NULL,
    "to_name" TEXT,
    "customer_id" TEXT,
    "cart_id" TEXT,
    "order_id" TEXT,
    "subject" TEXT,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "declined_at" TIMESTAMPTZ(3),
    "declined_reason" TEXT,
    "deferred_until" TIMESTAMPTZ(3),
    "deferred_reason" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "claim_token" TEXT,
    "claim_expires_at" TIMESTAMPTZ(3),
    "sending_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "bounced_at" TIMESTAMPTZ(3),
    "complained_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "unknown_at" TIMESTAMPTZ(3),
    "provider" TEXT,
    "provider_message_id" TEXT,
    "error" TEXT,

    CONSTRAINT "email_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_attempt" (
    "id" TEXT NOT NULL,
    "email_log_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "unknown_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "email_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_body" (
    "email_log_id" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "headers" JSONB NOT NULL,

    CONSTRAINT "email_body_pkey" PRIMARY KEY ("email_log_id")
);

-- CreateTable
CREATE TABLE "email_template" (
    "id" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "preheader" TEXT NOT NULL,
    "blocks" JSONB NOT NULL,
    "author_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "cart_id" TEXT,
    "customer_id" TEXT NOT NULL,
    "customer_login_id" TEXT,
    "visitor_id" TEXT,
    "placed_by_staff_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "county" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "payment_method" "payment_method" NOT NULL,
    "mpesa_code" TEXT,
    "subtotal_cents" INTEGER NOT NULL,
    "delivery_cents" INTEGER NOT NULL,
    "discount_cents" INTEGER NOT NULL DEFAULT 0,
    "total_cents" INTEGER NOT NULL,
    "coupon_id" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_item" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "price_cents" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "order_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "customer_id" TEXT,
    "purpose" TEXT NOT NULL,
    "percent_off" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "redeemed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "relayed_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "rejected_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by_id" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_api_key" (
    "id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_subscription" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "source" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmation_sent_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "unsubscribed_at" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "topics" TEXT[] DEFAULT ARRAY['offers', 'news']::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "act" "consent_act" NOT NULL,
    "text_shown" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "reason" "suppression_reason" NOT NULL,
    "everything" BOOLEAN NOT NULL,
    "email_log_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_event" (
    "id" TEXT NOT NULL,
    "email_log_id" TEXT NOT NULL,
    "kind" "email_event_kind" NOT NULL,
    "human" BOOLEAN NOT NULL,
    "url" TEXT,
    "user_agent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_receipt" (
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "automation_run_flow_started_at_idx" ON "automation_run"("flow", "started_at");

-- CreateIndex
CREATE INDEX "automation_run_subject_id_idx" ON "automation_run"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "automation_run_once" ON "automation_run"("flow", "subject_key");

-- CreateIndex
CREATE INDEX "automation_step_run_id_at_idx" ON "automation_step"("run_id", "at");

-- CreateIndex
CREATE INDEX "cart_visitor_id_idx" ON "cart"("visitor_id");

-- CreateIndex
CREATE INDEX "cart_customer_id_idx" ON "cart"("customer_id");

-- CreateIndex
CREATE INDEX "cart_email_idx" ON "cart"("email");

-- CreateIndex
CREATE UNIQUE INDEX "cart_item_product_once" ON "cart_item"("cart_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_once" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "product_slug_once" ON "product"("slug");

-- CreateIndex
CREATE INDEX "product_category_id_position_idx" ON "product"("category_id", "position");

-- CreateIndex
CREATE INDEX "chat_session_visitor_id_idx" ON "chat_session"("visitor_id");

-- CreateIndex
CREATE INDEX "chat_session_customer_id_idx" ON "chat_session"("customer_id");

-- CreateIndex
CREATE INDEX "chat_session_closed_at_last_message_at_idx" ON "chat_session"("closed_at", "last_message_at");

-- CreateIndex
CREATE INDEX "chat_session_assigned_to_id_idx" ON "chat_session"("assigned_to_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_seq_once" ON "chat_message"("session_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_client_id_once" ON "chat_message"("session_id", "client_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "chat_auto_response_topic_once" ON "chat_auto_response"("topic");

-- CreateIndex
CREATE INDEX "offline_message_done_at_created_at_idx" ON "offline_message"("done_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "customer_email_once" ON "customer"("email");

-- CreateIndex
CREATE INDEX "visitor_customer_id_idx" ON "visitor"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_login_email_once" ON "customer_login"("email");

-- CreateIndex
CREATE UNIQUE INDEX "customer_login_customer_once" ON "customer_login"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_login_session_token_once" ON "customer_login_session"("token");

-- CreateIndex
CREATE INDEX "customer_login_session_user_id_idx" ON "customer_login_session"("user_id");

-- CreateIndex
CREATE INDEX "customer_login_account_user_id_idx" ON "customer_login_account"("user_id");

-- CreateIndex
CREATE INDEX "customer_login_verification_identifier_idx" ON "customer_login_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "email_log_once" ON "email_log"("once_key");

-- CreateIndex
CREATE UNIQUE INDEX "email_log_provider_message_once" ON "email_log"("provider_message_id");

-- CreateIndex
CREATE INDEX "email_log_to_email_accepted_at_idx" ON "email_log"("to_email", "accepted_at");

-- CreateIndex
CREATE INDEX "email_log_planned_at_idx" ON "email_log"("planned_at");

-- CreateIndex
CREATE INDEX "email_log_cart_id_idx" ON "email_log"("cart_id");

-- CreateIndex
CREATE INDEX "email_log_order_id_idx" ON "email_log"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_attempt_number_once" ON "email_attempt"("email_log_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "email_template_version_once" ON "email_template"("message", "version");

-- CreateIndex
CREATE UNIQUE INDEX "order_number_once" ON "order"("number");

-- CreateIndex
CREATE UNIQUE INDEX "order_cart_once" ON "order"("cart_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_mpesa_code_once" ON "order"("mpesa_code");

-- CreateIndex
CREATE INDEX "order_customer_id_placed_at_idx" ON "order"("customer_id", "placed_at");

-- CreateIndex
CREATE INDEX "order_customer_login_id_idx" ON "order"("customer_login_id");

-- CreateIndex
CREATE INDEX "order_visitor_id_idx" ON "order"("visitor_id");

-- CreateIndex
CREATE INDEX "order_placed_at_idx" ON "order"("placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_item_product_once" ON "order_item"("order_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_code_once" ON "coupon"("code");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_purpose_once" ON "coupon"("purpose");

-- CreateIndex
CREATE INDEX "coupon_customer_id_idx" ON "coupon"("customer_id");

-- CreateIndex
CREATE INDEX "outbox_event_relayed_at_next_attempt_at_idx" ON "outbox_event"("relayed_at", "next_attempt_at");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "review_product_id_published_at_idx" ON "review"("product_id", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "review_order_product_once" ON "review"("order_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_once" ON "staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_once" ON "staff_session"("token");

-- CreateIndex
CREATE INDEX "staff_session_user_id_idx" ON "staff_session"("user_id");

-- CreateIndex
CREATE INDEX "staff_account_user_id_idx" ON "staff_account"("user_id");

-- CreateIndex
CREATE INDEX "staff_verification_identifier_idx" ON "staff_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "staff_api_key_hash_once" ON "staff_api_key"("key_hash");

-- CreateIndex
CREATE INDEX "staff_api_key_staff_id_idx" ON "staff_api_key"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_subscription_email_once" ON "email_subscription"("email");

-- CreateIndex
CREATE INDEX "consent_record_subscription_id_at_idx" ON "consent_record"("subscription_id", "at");

-- CreateIndex
CREATE INDEX "suppression_email_idx" ON "suppression"("email");

-- CreateIndex
CREATE INDEX "email_event_email_log_id_at_idx" ON "email_event"("email_log_id", "at");

-- AddForeignKey
ALTER TABLE "automation_step" ADD CONSTRAINT "automation_step_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "automation_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart" ADD CONSTRAINT "cart_visitor_id_fkey" FOREIGN KEY ("visitor_id") REFERENCES "visitor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart" ADD CONSTRAINT "cart_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_item" ADD CONSTRAINT "cart_item_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_item" ADD CONSTRAINT "cart_item_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_visitor_id_fkey" FOREIGN KEY ("visitor_id") REFERENCES "visitor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_assigned_to_id_fkey" FOREIGN KEY ("assigned_to_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "chat_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visitor" ADD CONSTRAINT "visitor_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_login" ADD CONSTRAINT "customer_login_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_login_session" ADD CONSTRAINT "customer_login_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "customer_login"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_login_account" ADD CONSTRAINT "customer_login_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "customer_login"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_attempt" ADD CONSTRAINT "email_attempt_email_log_id_fkey" FOREIGN KEY ("email_log_id") REFERENCES "email_log"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_body" ADD CONSTRAINT "email_body_email_log_id_fkey" FOREIGN KEY ("email_log_id") REFERENCES "email_log"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "cart"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_customer_login_id_fkey" FOREIGN KEY ("customer_login_id") REFERENCES "customer_login"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_placed_by_staff_id_fkey" FOREIGN KEY ("placed_by_staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order" ADD CONSTRAINT "order_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_api_key" ADD CONSTRAINT "staff_api_key_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "email_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_event" ADD CONSTRAINT "email_event_email_log_id_fkey" FOREIGN KEY ("email_log_id") REFERENCES "email_log"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say.

-- Stock is taken in the order's transaction; two orders for the last piece cannot both have it.
ALTER TABLE "product" ADD CONSTRAINT "product_stock_not_negative" CHECK ("stock" >= 0);
ALTER TABLE "cart_item" ADD CONSTRAINT "cart_item_quantity_positive" CHECK ("quantity" > 0);

-- A visitor has one open cart and one open conversation.
CREATE UNIQUE INDEX "cart_open_once_per_visitor" ON "cart"("visitor_id") WHERE "ordered_at" IS NULL AND "merged_at" IS NULL;
CREATE UNIQUE INDEX "chat_session_open_once_per_visitor" ON "chat_session"("visitor_id") WHERE "closed_at" IS NULL;

-- Order numbers that people say on the phone start at 1001.
ALTER SEQUENCE "order_number_seq" RESTART WITH 1001;

-- The rate limiter's counters may be lost in a crash; they need no write-ahead log.
ALTER TABLE "rate_limit" SET UNLOGGED;
