import type { MailLocale, MessageName } from "@emails/messages";
import { describeMessage } from "@/features/templates/describe-message";
import { publishDraft } from "@/features/templates/publish-draft";
import type { TemplateVersion } from "@/features/templates/rows";
import { saveDraft } from "@/features/templates/save-draft";
import { aStaffMember } from "./staff";

type Wanted = { message?: MessageName; locale?: MailLocale; texts?: Record<string, string>; now?: Date };

/** For tests: a draft of a message that has no draft, with some texts of its own. */
export async function aDraft({
  message = "order-delivered",
  locale = "en",
  texts,
  now,
}: Wanted = {}): Promise<TemplateVersion> {
  const words = { texts: { ...describeMessage(message).texts, ...texts } };
  return saveDraft({ message, locale, words, basedOn: null }, await aStaffMember(), now ?? new Date());
}

/** For tests: texts of a message that are in use. */
export async function aPublishedTemplate(wanted: Wanted = {}): Promise<TemplateVersion> {
  const { id, updatedAt } = await aDraft(wanted);
  return publishDraft({ id, basedOn: updatedAt }, wanted.now ?? new Date());
}
