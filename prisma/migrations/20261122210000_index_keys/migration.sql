-- Under which key a search entry was made, so that a new key's index can be built beside the old one's (QUALITY.md S8). Null:
-- before keys had ids.
ALTER TABLE "chat_search_entry" ADD COLUMN "key_id" TEXT;

-- A conversation's search entries go with it, whoever deletes it. A foreign key would check each of the sixty entries of a message
-- and wait for whoever writes in the conversation (QUALITY.md P8).
CREATE FUNCTION chat_session_unindex() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM chat_search_entry WHERE session_id IN (SELECT id FROM gone);
  RETURN NULL;
END $$;

CREATE TRIGGER chat_session_unindex AFTER DELETE ON "chat_session"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION chat_session_unindex();

DELETE FROM chat_search_entry e WHERE NOT EXISTS (SELECT FROM chat_session s WHERE s.id = e.session_id);
