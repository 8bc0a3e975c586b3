export const waitUnits = [
  { minutes: 1_440, one: "day", many: "days" },
  { minutes: 60, one: "hour", many: "hours" },
  { minutes: 1, one: "minute", many: "minutes" },
] as const;

/** Minutes as a whole number of the greatest unit that divides them, for a field with a choice of units. */
export function splitWait(minutes: number): { amount: number; unitMinutes: number } {
  const unit = waitUnits.find((one) => minutes % one.minutes === 0 && minutes >= one.minutes);
  const unitMinutes = unit?.minutes ?? 1;
  return { amount: minutes / unitMinutes, unitMinutes };
}

/** Minutes for reading: `3 days`, `90 minutes`, `1 hour`. */
export function waitWords(minutes: number): string {
  const { amount, unitMinutes } = splitWait(minutes);
  const unit = waitUnits.find((one) => one.minutes === unitMinutes);
  return `${amount} ${amount === 1 ? unit?.one : unit?.many}`;
}
