import { DomainError } from "@/lib/errors";

export const unknownTeam = () => new DomainError("not_found", "teams.unknown_team", "There is no such team any more.");

export const nameTaken = () =>
  new DomainError("conflict", "teams.name_taken", "Another team has this name.", {
    fields: { name: "Another team has this name. Please choose one of its own." },
  });

export const unknownMember = () =>
  new DomainError("invalid", "teams.unknown_member", "Somebody of these does not work here any more.", {
    fields: { memberIds: "Somebody of these does not work here any more. Please look at the list again." },
  });
