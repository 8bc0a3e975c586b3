import { DomainError } from "@/lib/errors";

export const noteIdReused = () =>
  new DomainError(
    "conflict",
    "chat_notes.client_id_reused",
    "This clientId already names another note. Give each note an id of its own.",
  );
