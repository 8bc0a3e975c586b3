import { DomainError } from "@/lib/errors";

export const runNotFound = () =>
  new DomainError("not_found", "automations.run_not_found", "This run does not exist or was deleted.");

export const runHasEnded = () =>
  new DomainError("conflict", "automations.run_ended", "This run has ended already; nothing of it is to come.");

export const eventsRefused = (fields: Record<string, string>) =>
  new DomainError("invalid", "automations.event_refused", "Nothing was sent: please check the events.", { fields });
