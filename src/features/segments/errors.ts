import { DomainError } from "@/lib/errors";

export const segmentNotFound = () =>
  new DomainError("not_found", "segments.not_found", "There is no such segment any more. Please reload the page.");

export const nameTaken = (name: string) =>
  new DomainError("conflict", "segments.name_taken", `There is a segment called “${name}” already.`, {
    fields: { name: "Choose another name: this one is taken." },
  });
