import { DomainError } from "@/lib/errors";

export const versionNotFound = () =>
  new DomainError("not_found", "templates.version_not_found", "This version is not there. Please reload the page.");

export const changedMeanwhile = () =>
  new DomainError(
    "conflict",
    "templates.changed_meanwhile",
    "Somebody else changed this draft meanwhile. Copy what you wrote, then reload the page to see theirs.",
  );

export const faultyTexts = (faults: Record<string, string>) =>
  new DomainError("invalid", "templates.faulty", "Some texts cannot be published yet. Please mend the marked ones.", {
    fields: faults,
  });

export const neverPublished = () =>
  new DomainError(
    "conflict",
    "templates.never_published",
    "Only a version that was in use can be taken back into use. Publish the draft instead.",
  );
