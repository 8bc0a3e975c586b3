import { router, staffProcedure } from "@/lib/trpc";
import { discardDraft } from "./discard-draft";
import { getTemplate } from "./get-template";
import { listTemplates } from "./list-templates";
import { publishDraft } from "./publish-draft";
import { restoreVersion } from "./restore-version";
import { retireTemplate } from "./retire-template";
import { saveDraft } from "./save-draft";
import { draftInput, publishInput, templateKey, versionInput } from "./schema";

export const templatesAdminRouter = router({
  list: staffProcedure.query(() => listTemplates()),
  getTemplate: staffProcedure.input(templateKey).query(({ input }) => getTemplate(input)),
  saveDraft: staffProcedure
    .input(draftInput)
    .mutation(({ ctx, input }) => saveDraft(input, ctx.staffMember, new Date())),
  publishDraft: staffProcedure.input(publishInput).mutation(({ input }) => publishDraft(input, new Date())),
  discardDraft: staffProcedure.input(publishInput).mutation(({ input }) => discardDraft(input, new Date())),
  restoreVersion: staffProcedure
    .input(versionInput)
    .mutation(({ ctx, input }) => restoreVersion(input.id, ctx.staffMember, new Date())),
  retireTemplate: staffProcedure.input(templateKey).mutation(({ input }) => retireTemplate(input, new Date())),
});
