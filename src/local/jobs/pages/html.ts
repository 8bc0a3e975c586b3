const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** HTML that is safe to put into HTML: made by `html` alone. */
export class Safe {
  constructor(readonly text: string) {}
}

function escapeHtml(value: unknown): string {
  if (value instanceof Safe) return value.text;
  if (Array.isArray(value)) return value.map(escapeHtml).join("");
  if (value === false || value === null || value === undefined) return "";
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** A template whose values are escaped, whatever they are; lists are joined, and false, null and undefined are nothing. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Safe {
  return new Safe(parts.map((part, i) => part + (i < values.length ? escapeHtml(values[i]) : "")).join(""));
}
