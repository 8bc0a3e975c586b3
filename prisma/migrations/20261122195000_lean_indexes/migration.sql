-- Every message pays for each index of its rows (QUALITY.md P8). What is due in the outbox is few rows, oldest first; a row that
-- was relayed, or is tried again later, is in no index but its key.
CREATE INDEX "outbox_event_due" ON "outbox_event"("id") WHERE "relayed_at" IS NULL;
DROP INDEX "outbox_event_relayed_at_next_attempt_at_idx";

-- The one by owner, state and time begins with the same column.
DROP INDEX "chat_session_assigned_to_id_idx";
