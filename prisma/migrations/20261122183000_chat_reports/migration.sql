-- Reports look at the conversations that began, or were rated, within a span.
CREATE INDEX "chat_session_first_visitor_message_at_idx" ON "chat_session"("first_visitor_message_at");
