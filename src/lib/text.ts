/** The one form in which addresses are stored and compared: trimmed, lower case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** At most `max` characters; what was cut off is shown by an ellipsis. */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

/** The first word of a name, for salutations; empty when there is no name. */
export function firstName(name: string | null | undefined): string {
  return name?.trim().split(/\s+/)[0] ?? "";
}

/** A text for LIKE in which `%`, `_` and `\` stand for themselves. Prisma's `contains` and `startsWith` hand them on as they are. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
