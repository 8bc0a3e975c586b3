import { variablesIn } from "@emails/texts";
// Read by the editor too: nothing here may import server code or the messages themselves.

/** A place of a message that holds a text. */
export type Place = {
  name: string;
  /** The name in words: `Offer subject`. */
  label: string;
  /** May not be left blank. */
  needed: boolean;
  /** Longest text, in characters as typed. */
  most: number;
  /** Variables that may have no value when this place is drawn: they need a fallback there. */
  mayBeEmpty: string[];
};

/** A variable of a message with what it would be for the sample. */
export type Variable = { name: string; example: string };

const LIMITS: Record<string, number> = {
  subject: 150,
  preheader: 200,
  heading: 120,
  greeting: 120,
  button: 40,
  label: 60,
};
const LONGEST = 2_000;

/** How long the text of a place may be: by the last word of its name (`offerSubject` is a subject), 2,000 for all others. */
export function longestOf(place: string): number {
  const last = /[A-Z]?[a-z]+$/.exec(place)?.[0].toLowerCase() ?? "";
  return LIMITS[last] ?? (last === "link" ? LIMITS.label : undefined) ?? LONGEST;
}

/** `offerSubject` is "Offer subject". */
export function labelOf(place: string): string {
  const words = place.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Names of messages as words: `cart-saved` is "Cart saved". */
export function titleOf(message: string): string {
  return labelOf(message.replaceAll("-", " "));
}

export const localeNames = { en: "English", sw: "Kiswahili" } as const;

export type MessageGroup = "marketing" | "orders" | "account" | "chat" | "staff";

/** Under which heading a message is listed. */
export function groupOf(message: string, marketing: boolean): MessageGroup {
  if (marketing) return "marketing";
  if (message.startsWith("order-")) return "orders";
  if (message === "chat-long-wait") return "staff";
  return /^(chat|offline|missed)-/.test(message) ? "chat" : "account";
}

const braced = (name: string) => `{{${name}}}`;

function faultOf(text: string, place: Place, known: string[]): string | null {
  if (place.needed && !text.trim()) return "This text is needed: please write something here.";
  if (text.length > place.most) return `At most ${place.most} characters, please: there are ${text.length}.`;
  const uses = variablesIn(text);
  const unknown = uses.find(({ name }) => !known.includes(name));
  if (unknown) return `There is no ${braced(unknown.name)} in this message. Choose one of the variables.`;
  const bare = uses.find(({ name, fallback }) => fallback === null && place.mayBeEmpty.includes(name));
  if (bare)
    return `${braced(bare.name)} may be empty. Say what stands there then: ${braced(`${bare.name}|your words`)}, or ${braced(`${bare.name}|`)} for nothing.`;
  if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, ""))) return "A pair of braces is not closed: {{name}}.";
  return null;
}

/**
 * What is wrong with texts, by their places; none is wrong when it is empty. Only texts without a fault are published: every variable
 * exists and has a fallback where it may be empty, what is needed is there, nothing is too long.
 */
export function faultsOf(
  texts: Record<string, string>,
  places: Place[],
  variables: Variable[],
): Record<string, string> {
  const known = variables.map(({ name }) => name);
  const faults = places.flatMap((place) => {
    const fault = faultOf(texts[place.name] ?? "", place, known);
    return fault ? [[place.name, fault]] : [];
  });
  return Object.fromEntries(faults);
}

export type VersionState = "draft" | "in_use" | "retired" | "discarded";

/** Where a version stands. `discarded`: never published. */
export function stateOf(version: { publishedAt: Date | null; retiredAt: Date | null }): VersionState {
  if (version.publishedAt) return version.retiredAt ? "retired" : "in_use";
  return version.retiredAt ? "discarded" : "draft";
}
