-- What Prisma's schema language cannot say: of each message and language one version is in use, and one is the draft.
CREATE UNIQUE INDEX "email_template_published_once" ON "email_template"("message", "locale")
  WHERE "published_at" IS NOT NULL AND "retired_at" IS NULL;
CREATE UNIQUE INDEX "email_template_draft_once" ON "email_template"("message", "locale")
  WHERE "published_at" IS NULL AND "retired_at" IS NULL;
