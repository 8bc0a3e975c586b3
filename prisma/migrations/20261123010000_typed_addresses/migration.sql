-- A person's page and copy of the own data begin with where the address was typed, among all conversations and notes (QUALITY.md P14).
CREATE INDEX "chat_session_typed_email" ON "chat_session" (lower(trim("email"))) WHERE "email" IS NOT NULL;
CREATE INDEX "offline_message_typed_email" ON "offline_message" (lower(trim("email")));
CREATE INDEX "offline_message_visitor" ON "offline_message" ("visitor_id") WHERE "visitor_id" IS NOT NULL;
