-- Who read or clicked of late is asked for an audience, among all mails that were ever sent (QUALITY.md P14). Most are neither.
CREATE INDEX "email_log_clicked" ON "email_log" ("clicked_at", "to_email") WHERE "clicked_at" IS NOT NULL;
CREATE INDEX "email_log_opened" ON "email_log" ("opened_at", "to_email") WHERE "opened_at" IS NOT NULL;
