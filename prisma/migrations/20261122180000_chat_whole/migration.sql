-- CreateEnum
CREATE TYPE "chat_outcome" AS ENUM ('resolved', 'not_resolved', 'spam');

-- CreateEnum
CREATE TYPE "chat_auto_response_when" AS ENUM ('always', 'outside_hours', 'no_staff');

-- CreateEnum
CREATE TYPE "chat_activity_kind" AS ENUM ('assigned', 'transferred', 'given_back', 'handed_over', 'snoozed', 'woken', 'closed', 'reopened', 'blocked', 'unblocked');

-- CreateEnum
CREATE TYPE "team_routing" AS ENUM ('round_robin', 'least_busy', 'manual');

-- CreateEnum
CREATE TYPE "staff_status" AS ENUM ('online', 'away');

-- AlterTable
ALTER TABLE "chat_auto_response" ADD COLUMN     "hands_over" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "once_per_session" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "quick_replies" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "team_id" TEXT,
ADD COLUMN     "when" "chat_auto_response_when" NOT NULL DEFAULT 'always';

-- AlterTable
ALTER TABLE "chat_message" ADD COLUMN     "auto_response_id" TEXT,
ADD COLUMN     "held_at" TIMESTAMPTZ(3),
ADD COLUMN     "quick_replies" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "released_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "chat_session" ADD COLUMN     "first_visitor_message_at" TIMESTAMPTZ(3),
ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3),
ADD COLUMN     "indexed_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_human_message_at" TIMESTAMPTZ(3),
ADD COLUMN     "missed_mailed_at" TIMESTAMPTZ(3),
ADD COLUMN     "missed_mailed_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outcome" "chat_outcome",
ADD COLUMN     "reopened_at" TIMESTAMPTZ(3),
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "started_by_staff_id" TEXT,
ADD COLUMN     "team_id" TEXT,
ADD COLUMN     "visitor_delivered_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wait_alerted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "offline_message" ADD COLUMN     "chat_session_id" TEXT;

-- AlterTable
ALTER TABLE "visitor" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "blocked_by_id" TEXT;

-- CreateTable
CREATE TABLE "offline_answer" (
    "id" TEXT NOT NULL,
    "offline_message_id" TEXT NOT NULL,
    "staff_id" TEXT,
    "staff_name" TEXT NOT NULL,
    "content_sealed" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offline_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_rating" (
    "session_id" TEXT NOT NULL,
    "resolved" BOOLEAN,
    "stars" INTEGER,
    "comment_sealed" TEXT,
    "staff_id" TEXT,
    "rated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_rating_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "chat_note" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "staff_id" TEXT,
    "staff_name" TEXT NOT NULL,
    "content_sealed" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_mention" (
    "note_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_mention_pkey" PRIMARY KEY ("note_id","staff_id")
);

-- CreateTable
CREATE TABLE "chat_tag" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_session_tag" (
    "session_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_session_tag_pkey" PRIMARY KEY ("session_id","tag_id")
);

-- CreateTable
CREATE TABLE "chat_activity" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "kind" "chat_activity_kind" NOT NULL,
    "staff_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_search_entry" (
    "session_id" TEXT NOT NULL,
    "token" BIGINT NOT NULL,

    CONSTRAINT "chat_search_entry_pkey" PRIMARY KEY ("token","session_id")
);

-- CreateTable
CREATE TABLE "canned_reply" (
    "id" TEXT NOT NULL,
    "shortcut" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "updated_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "canned_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "day" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "works_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "routing" "team_routing" NOT NULL DEFAULT 'least_busy',
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hours" JSONB,
    "alert_email" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "last_assigned_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","staff_id")
);

-- CreateTable
CREATE TABLE "staff_presence" (
    "staff_id" TEXT NOT NULL,
    "status" "staff_status" NOT NULL DEFAULT 'online',
    "status_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "capacity" INTEGER,
    "load" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "staff_presence_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "page_view" (
    "id" TEXT NOT NULL,
    "visitor_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "title" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "offline_answer_client_id_once" ON "offline_answer"("client_id");

-- CreateIndex
CREATE INDEX "offline_answer_offline_message_id_created_at_idx" ON "offline_answer"("offline_message_id", "created_at");

-- CreateIndex
CREATE INDEX "chat_rating_rated_at_idx" ON "chat_rating"("rated_at");

-- CreateIndex
CREATE UNIQUE INDEX "chat_note_client_id_once" ON "chat_note"("client_id");

-- CreateIndex
CREATE INDEX "chat_note_session_id_created_at_idx" ON "chat_note"("session_id", "created_at");

-- CreateIndex
CREATE INDEX "chat_mention_staff_id_seen_at_idx" ON "chat_mention"("staff_id", "seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "chat_tag_name_once" ON "chat_tag"("name");

-- CreateIndex
CREATE INDEX "chat_session_tag_tag_id_idx" ON "chat_session_tag"("tag_id");

-- CreateIndex
CREATE INDEX "chat_activity_session_id_at_idx" ON "chat_activity"("session_id", "at");

-- CreateIndex
CREATE INDEX "chat_search_entry_session_id_idx" ON "chat_search_entry"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "canned_reply_shortcut_once" ON "canned_reply"("shortcut");

-- CreateIndex
CREATE UNIQUE INDEX "team_name_once" ON "team"("name");

-- CreateIndex
CREATE INDEX "team_member_staff_id_idx" ON "team_member"("staff_id");

-- CreateIndex
CREATE INDEX "page_view_visitor_id_at_idx" ON "page_view"("visitor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "page_view_at_idx" ON "page_view"("at");

-- CreateIndex
CREATE INDEX "chat_session_closed_at_last_human_message_at_id_idx" ON "chat_session"("closed_at", "last_human_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "chat_session_assigned_to_id_closed_at_last_human_message_at_idx" ON "chat_session"("assigned_to_id", "closed_at", "last_human_message_at" DESC);

-- CreateIndex
CREATE INDEX "chat_session_team_id_closed_at_last_human_message_at_idx" ON "chat_session"("team_id", "closed_at", "last_human_message_at" DESC);

-- CreateIndex
CREATE INDEX "chat_session_closed_at_waiting_since_idx" ON "chat_session"("closed_at", "waiting_since");

-- CreateIndex
CREATE INDEX "chat_session_created_at_idx" ON "chat_session"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "offline_message_session_once" ON "offline_message"("chat_session_id");

-- AddForeignKey
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_auto_response" ADD CONSTRAINT "chat_auto_response_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offline_message" ADD CONSTRAINT "offline_message_assigned_to_id_fkey" FOREIGN KEY ("assigned_to_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offline_answer" ADD CONSTRAINT "offline_answer_offline_message_id_fkey" FOREIGN KEY ("offline_message_id") REFERENCES "offline_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_rating" ADD CONSTRAINT "chat_rating_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "chat_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_note" ADD CONSTRAINT "chat_note_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "chat_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_mention" ADD CONSTRAINT "chat_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "chat_note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_mention" ADD CONSTRAINT "chat_mention_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session_tag" ADD CONSTRAINT "chat_session_tag_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "chat_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_session_tag" ADD CONSTRAINT "chat_session_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "chat_tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_activity" ADD CONSTRAINT "chat_activity_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "chat_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_presence" ADD CONSTRAINT "staff_presence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_view" ADD CONSTRAINT "page_view_visitor_id_fkey" FOREIGN KEY ("visitor_id") REFERENCES "visitor"("id") ON DELETE CASCADE ON UPDATE CASCADE;




-- What Prisma's schema language cannot say.

-- How many open, not snoozed conversations each member has, whoever changes them and by whatever statement. With the
-- setting chat.keep_capacity a statement that would give somebody more than fits fails as a whole (QUALITY.md R5).
CREATE FUNCTION chat_session_load() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_id text;
  after_id text;
  overfull text;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.closed_at IS NULL AND OLD.snoozed_until IS NULL THEN before_id := OLD.assigned_to_id; END IF;
  IF TG_OP <> 'DELETE' AND NEW.closed_at IS NULL AND NEW.snoozed_until IS NULL THEN after_id := NEW.assigned_to_id; END IF;
  IF before_id IS NOT DISTINCT FROM after_id THEN RETURN NULL; END IF;
  -- Rows in one order: two transfers in opposite directions cannot wait for each other.
  PERFORM 1 FROM staff_presence WHERE staff_id IN (before_id, after_id) ORDER BY staff_id FOR UPDATE;
  UPDATE staff_presence SET load = load + CASE WHEN staff_id = after_id THEN 1 ELSE -1 END
    WHERE staff_id IN (before_id, after_id);
  IF current_setting('chat.keep_capacity', true) = 'on' THEN
    SELECT staff_id INTO overfull FROM staff_presence WHERE staff_id = after_id AND load > capacity;
    IF overfull IS NOT NULL THEN
      RAISE EXCEPTION 'chat_member_full' USING ERRCODE = 'HP001';
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER chat_session_load AFTER INSERT OR DELETE OR UPDATE OF assigned_to_id, closed_at, snoozed_until ON "chat_session"
  FOR EACH ROW EXECUTE FUNCTION chat_session_load();

-- A member who opens the console for the first time may own conversations already.
CREATE FUNCTION staff_presence_first_load() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT count(*) INTO NEW.load FROM chat_session
    WHERE assigned_to_id = NEW.staff_id AND closed_at IS NULL AND snoozed_until IS NULL;
  RETURN NEW;
END $$;

CREATE TRIGGER staff_presence_first_load BEFORE INSERT ON "staff_presence"
  FOR EACH ROW EXECUTE FUNCTION staff_presence_first_load();

ALTER TABLE "chat_rating" ADD CONSTRAINT "chat_rating_stars_range" CHECK ("stars" BETWEEN 1 AND 5);
ALTER TABLE "staff_presence" ADD CONSTRAINT "staff_presence_capacity_positive" CHECK ("capacity" > 0);

CREATE INDEX "chat_session_snoozed" ON "chat_session"("snoozed_until") WHERE "snoozed_until" IS NOT NULL;
CREATE INDEX "chat_message_held" ON "chat_message"("session_id") WHERE "held_at" IS NOT NULL AND "released_at" IS NULL;

-- Conversations that were held before these facts were kept.
UPDATE "chat_session" s SET
  "first_visitor_message_at" = (SELECT min(m.created_at) FROM chat_message m WHERE m.session_id = s.id AND m.sender = 'visitor'),
  "last_human_message_at" = (SELECT max(m.created_at) FROM chat_message m WHERE m.session_id = s.id AND m.sender IN ('visitor', 'staff'));

-- Conversations with words that the search does not know yet.
CREATE INDEX "chat_session_unindexed" ON "chat_session"("id") WHERE "indexed_seq" < "last_seq";
