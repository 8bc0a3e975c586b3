import { DomainError } from "@/lib/errors";
import { MAX_MESSAGE_LENGTH } from "./channels";

/** Also what somebody else's conversation looks like. */
export const sessionNotFound = () =>
  new DomainError("not_found", "chat.unknown_session", "There is no such conversation.");

export const sessionIsClosed = () =>
  new DomainError("conflict", "chat.session_closed", "This conversation is closed. Please start a new one.");

export const clientIdReused = () =>
  new DomainError(
    "conflict",
    "chat.client_id_reused",
    "This clientMessageId already names another message of the conversation. Give each message an id of its own.",
  );

export const contentTooLong = () =>
  new DomainError(
    "invalid",
    "chat.content_too_long",
    `A message has at most ${MAX_MESSAGE_LENGTH.toLocaleString("en")} characters. Please send it in parts.`,
    { status: 413 },
  );

export const takenBy = (owner: { id: string; name: string }) =>
  new DomainError("conflict", "chat.session_taken", `${owner.name} has this conversation already.`, {
    facts: { owner },
  });
