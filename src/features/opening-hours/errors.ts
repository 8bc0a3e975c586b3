import { DomainError } from "@/lib/errors";

export const holidayNotFound = () =>
  new DomainError("not_found", "opening-hours.unknown_holiday", "This day is not in the list any more. Please reload.");

export const dayIsHoliday = (name: string, field: string) => {
  const message = `${name} is on that day already.`;
  return new DomainError("conflict", "opening-hours.day_taken", message, { fields: { [field]: message } });
};
