import { DomainError } from "@/lib/errors";
import { readCsv } from "@/lib/read-csv";
import { truncate } from "@/lib/text";
import { emailInput } from "./schema";

/** A row of a list: whom it names, or what is wrong with it. `confirmedAt`: when that person said yes. */
export type ImportRow = { line: number } & (
  | { email: string; name: string | null; confirmedAt: Date | null }
  | { given: string; fault: string }
);

const MOST_ROWS = 50_000;
const MOST_NAME = 120;

const headings = {
  email: ["email", "e-mail", "email address", "e-mail address", "address", "mail"],
  name: ["name", "full name", "first name", "first_name", "full_name"],
  confirmedAt: [
    "confirmed_at",
    "confirmed at",
    "confirmed",
    "confirmation date",
    "consent date",
    "opted_in_at",
    "opt-in",
  ],
};

const refused = (message: string) =>
  new DomainError("invalid", "subscriptions.list_not_readable", message, { fields: { csv: message } });

/**
 * The rows of a list, each read by itself: a bad one spoils no other. The first line names the columns; one must be called `email`.
 * @param consent `proved`: every row must say when its person confirmed, in a column `confirmed_at`
 * @throws DomainError invalid `subscriptions.list_not_readable`
 */
export function readImport(csv: string, consent: "proved" | "ask", now: Date): ImportRow[] {
  const [head, ...rows] = readCsv(csv);
  const columns = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const at = (names: string[]) => columns.findIndex((column) => names.includes(column));
  const place = { email: at(headings.email), name: at(headings.name), confirmedAt: at(headings.confirmedAt) };
  if (place.email < 0) throw refused("The first line must name the columns, and one of them must be called email.");
  if (consent === "proved" && place.confirmedAt < 0)
    throw refused("Add a column confirmed_at that says when each person confirmed, or let us ask them.");
  if (rows.length === 0) throw refused("There is nobody in this list below its first line.");
  if (rows.length > MOST_ROWS) throw refused("These are more than 50,000 lines. Please bring them in in parts.");
  return rows.map(({ line, cells }): ImportRow => {
    const given = cells[place.email] ?? "";
    const email = emailInput.safeParse(given);
    if (!email.success)
      return { line, given, fault: given ? "This is not an e-mail address." : "The address is missing." };
    const name = truncate(cells[place.name] ?? "", MOST_NAME) || null;
    if (consent === "ask") return { line, email: email.data, name, confirmedAt: null };
    const confirmedAt = readDay(cells[place.confirmedAt] ?? "");
    if (!confirmedAt) return { line, given, fault: "Say when this person confirmed, like 2025-03-31." };
    if (confirmedAt > now) return { line, given, fault: "This person would have confirmed in the future." };
    return { line, email: email.data, name, confirmedAt };
  });
}

/** A day as people here write it: `2025-03-31`, with a time if they like, or `31/3/2025`. Null for everything else. */
export function readDay(text: string): Date | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).reverse() : [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day);
  return exists && at.getUTCFullYear() >= 2000 ? at : null;
}
