import { parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * A phone number as it is stored, E.164 (`+254712345678`), from any way Kenyans write theirs; numbers of other countries with
 * their `+` prefix too. Null when nobody could be called on it.
 */
export function parsePhone(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, "KE");
  return parsed?.isValid() ? parsed.number : null;
}

/** `0712 345 678` for a Kenyan number, `+44 7911 123456` for another. */
export function formatPhone(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  return parsed.country === "KE" ? parsed.formatNational() : parsed.formatInternational();
}

// A leap year: who was born on 29 February may say so.
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True when the month (1–12) has that day (1–31) in some year. */
export function isBirthday(day: number, month: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= (daysOf[month - 1] ?? 0);
}
