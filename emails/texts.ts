/**
 * The words of a message by the name of their place. Every message has a subject, a preheader and a heading; the others are its own
 * named blocks. `{{name}}` stands for a variable, `{{name|words}}` for a variable or, when it is empty, those words; when these are
 * empty too, the blank before goes with them: `Hello {{firstName|}},` becomes `Hello,`. `**words**` are bold, an empty line parts paragraphs.
 */
export type MessageTexts = { subject: string; preheader: string; heading: string; [block: string]: string };

/** The texts of one message with its variables filled in. */
export type Filled<Texts extends MessageTexts> = { [Place in keyof Texts]: string };

/** A variable as it stands in a text; `fallback` is null where none is written. */
export type VariableUse = { name: string; fallback: string | null };

const VARIABLE = /( ?)\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g;

/** The variables that a text uses, in their order, each as often as it stands there. */
export function variablesIn(text: string): VariableUse[] {
  return [...text.matchAll(VARIABLE)].map(([, , name = "", fallback]) => ({
    name,
    fallback: fallback?.trim() ?? null,
  }));
}

/**
 * The text with its variables filled in, in one pass: braces within a value stay what they are. A variable that is unknown or empty
 * becomes its fallback, or nothing.
 */
export function fillText(text: string, values: Record<string, string>): string {
  return text.replace(VARIABLE, (_, blank: string, name: string, fallback = "") => {
    const value = (Object.hasOwn(values, name) && values[name]?.trim()) || fallback.trim();
    return value ? blank + value : "";
  });
}

/** All texts of a message with its variables filled in; a text of `overrides` stands in for the one of the same place, unless it is blank and needed. */
export function fillTexts<Texts extends MessageTexts>(
  texts: Texts,
  values: Record<string, string>,
  overrides: Record<string, string> = {},
  mayBeBlank: readonly string[] = [],
): Filled<Texts> {
  const filled = Object.entries(texts).map(([place, words]) => {
    const other = Object.hasOwn(overrides, place) ? overrides[place] : undefined;
    const stands = other !== undefined && (other.trim() !== "" || mayBeBlank.includes(place)) ? other : words;
    return [place, fillText(stands, values)];
  });
  return Object.fromEntries(filled);
}
