-- The console's lists show open conversations, which are few; the closed ones only become more (QUALITY.md P14). Each view walks an
-- index of its own that holds nothing else. By the whole ones Postgres took closed_at IS NULL for many small groups and chose walks
-- through all that is open.
CREATE INDEX "chat_session_open_spoken" ON "chat_session"("last_human_message_at" DESC, "id") WHERE "closed_at" IS NULL AND "snoozed_until" IS NULL;
CREATE INDEX "chat_session_open_owner" ON "chat_session"("assigned_to_id", "last_human_message_at" DESC, "id") WHERE "closed_at" IS NULL AND "snoozed_until" IS NULL;
CREATE INDEX "chat_session_open_team" ON "chat_session"("team_id", "last_human_message_at" DESC, "id") WHERE "closed_at" IS NULL AND "snoozed_until" IS NULL AND "team_id" IS NOT NULL;
CREATE INDEX "chat_session_open_waiting" ON "chat_session"("waiting_since", "id") WHERE "closed_at" IS NULL AND "snoozed_until" IS NULL AND "waiting_since" IS NOT NULL;
CREATE INDEX "chat_session_open_latest" ON "chat_session"("last_message_at" DESC, "id" DESC) WHERE "closed_at" IS NULL;
CREATE INDEX "chat_session_closed" ON "chat_session"("closed_at" DESC, "id") WHERE "closed_at" IS NOT NULL;
-- What nobody has read is few rows too, whatever is open. Postgres takes a comparison of two columns for a third of all rows, unless
-- it is asked as a truth value (IS TRUE) that it has statistics of.
CREATE INDEX "chat_session_unread" ON "chat_session"("last_human_message_at" DESC, "id") WHERE "closed_at" IS NULL AND ("last_seq" > "staff_read_seq") IS TRUE;
CREATE STATISTICS "chat_session_unread_share" ON ("last_seq" > "staff_read_seq") FROM "chat_session";
DROP INDEX "chat_session_closed_at_last_message_at_idx";
DROP INDEX "chat_session_closed_at_last_human_message_at_id_idx";
DROP INDEX "chat_session_assigned_to_id_closed_at_last_human_message_at_idx";
DROP INDEX "chat_session_team_id_closed_at_last_human_message_at_idx";
DROP INDEX "chat_session_closed_at_waiting_since_idx";

-- How frequent a word is decides whether a search begins with the word or with the latest conversations.
ALTER TABLE "chat_search_entry" ALTER COLUMN "token" SET STATISTICS 1000;

-- Mails that did not simply arrive are rare, and looked for.
CREATE INDEX "email_log_bounced" ON "email_log"("id") WHERE "bounced_at" IS NOT NULL;
CREATE INDEX "email_log_failed" ON "email_log"("id") WHERE "failed_at" IS NOT NULL;
CREATE INDEX "email_log_unknown" ON "email_log"("id") WHERE "unknown_at" IS NOT NULL;
CREATE INDEX "email_log_under_way" ON "email_log"("id") WHERE "accepted_at" IS NULL AND "declined_at" IS NULL;
CREATE INDEX "email_log_flow_id_idx" ON "email_log"("flow", "id");
