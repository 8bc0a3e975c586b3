import { DomainError } from "@/lib/errors";

export const shortcutTaken = (shortcut: string) =>
  new DomainError("conflict", "canned_replies.shortcut_taken", `There is a reply /${shortcut} already.`, {
    fields: { shortcut: "Another reply has this shortcut. Please choose another one." },
  });

export const unknownReply = () =>
  new DomainError("not_found", "canned_replies.unknown", "This reply is not there any more. Please reload the page.");
