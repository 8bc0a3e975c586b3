import { DomainError } from "@/lib/errors";
import { type ChatMessagePayload, MAX_MESSAGE_LENGTH } from "./channels";

/** Also what somebody else's conversation looks like. */
export const sessionNotFound = () =>
  new DomainError("not_found", "chat.unknown_session", "There is no such conversation.");

/** To staff. */
export const sessionIsClosed = () =>
  new DomainError("conflict", "chat.session_closed", "This conversation is closed. Please reopen it first.");

/** To its visitor, when it cannot be taken up again. */
export const sessionIsOver = () =>
  new DomainError("conflict", "chat.session_closed", "This conversation is closed. Please start a new one.");

export const otherSessionIsOpen = () =>
  new DomainError(
    "conflict",
    "chat.other_session_open",
    "This visitor has a newer conversation that is open. Please go on there.",
  );

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

export const nothingSaid = () =>
  new DomainError("invalid", "chat.nothing_said", "Please say whether you were helped, give stars or write a word.", {
    fields: { stars: "Please say whether you were helped, give stars or write a word." },
  });

export const notRatableYet = () =>
  new DomainError(
    "conflict",
    "chat.not_ratable_yet",
    "Nobody has answered here yet. You can rate the conversation once somebody has, or when it is over.",
  );

export const memberFull = (member: { id: string; name: string }, capacity: number) =>
  new DomainError(
    "conflict",
    "chat.member_full",
    `${member.name} has ${capacity} of ${capacity} conversations. Close, snooze or give one back first, or choose somebody else.`,
    { facts: { member, capacity } },
  );

export const notOwned = () =>
  new DomainError("conflict", "chat.not_owned", "Nobody has this conversation any more. Please look at it again.");

export const chatIsBlocked = () =>
  new DomainError(
    "forbidden",
    "chat.blocked",
    "You cannot write in this chat any more. If you think this is a mistake, please call the shop.",
  );

export const chatLinkNotValid = () =>
  new DomainError(
    "not_found",
    "chat.link_not_valid",
    "This link does not work any more. Please open the chat in the shop instead.",
  );

export const noAddressKnown = () =>
  new DomainError("invalid", "chat.no_address", "Please say where to send it.", {
    fields: { email: "Please enter an e-mail address." },
  });

export const transcriptNotSent = (email: string) =>
  new DomainError(
    "conflict",
    "chat.transcript_not_sent",
    `Mail to ${email} does not arrive: an earlier one came back. Please use another address.`,
  );

export const answeredMeanwhile = (by: string, message: ChatMessagePayload) =>
  new DomainError(
    "conflict",
    "chat.answered_meanwhile",
    `${by} has answered meanwhile. Read it before you send yours.`,
    {
      facts: { message },
    },
  );

export const visitorNotFound = () =>
  new DomainError("not_found", "chat.unknown_visitor", "This visitor is not known any more.");

export const addresseeIsBlocked = () =>
  new DomainError(
    "conflict",
    "chat.visitor_blocked",
    "This visitor is blocked. Unblock them in an earlier conversation first.",
  );

export const conversationIsBusy = () =>
  new DomainError("unavailable", "chat.busy", "Too much is going on in this conversation. Please send it again.");
