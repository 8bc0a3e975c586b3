import { DomainError } from "@/lib/errors";

export const autoResponseNotFound = () =>
  new DomainError("not_found", "auto-responses.unknown", "Somebody removed this answer meanwhile. Please reload.");

export const topicTaken = (topic: string) => {
  const message = `There is an answer called ${topic} already. Please choose another name.`;
  return new DomainError("conflict", "auto-responses.topic_taken", message, { fields: { topic: message } });
};

export const teamIsGone = () => {
  const message = "This team is not there any more. Please choose another.";
  return new DomainError("invalid", "auto-responses.unknown_team", message, { fields: { teamId: message } });
};
