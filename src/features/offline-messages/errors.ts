import { DomainError } from "@/lib/errors";

export const captureIsOff = () =>
  new DomainError("conflict", "chat.offline_closed", "We do not take notes here. Please write in the chat.");

export const noteNotFound = () => new DomainError("not_found", "offline.unknown_note", "There is no such note.");

/** `owner`: who has it now. */
export const noteTakenBy = (owner: { id: string; name: string }) =>
  new DomainError("conflict", "offline.note_taken", `${owner.name} has this note already.`, { facts: { owner } });

export const unknownColleague = () =>
  new DomainError("not_found", "offline.unknown_staff", "Nobody of this id works here.");

export const answerIdReused = () =>
  new DomainError(
    "conflict",
    "offline.client_id_reused",
    "This clientId already names another answer. Give each answer an id of its own.",
  );

export const noVisitorKnown = () =>
  new DomainError(
    "conflict",
    "offline.no_visitor",
    "The note was left by a browser that we do not know, so there is nobody to chat with. Please answer by mail.",
  );
