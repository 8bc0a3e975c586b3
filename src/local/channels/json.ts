export type Json = Record<string, unknown>;

/** The object that `text` spells, or null when it is not JSON or not an object. Never throws. */
export function parseObject(text: string): Json | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

/** `value` when it is a plain JSON object, else null. */
export function asObject(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** `value` as text of an event: strings as they are, everything else as JSON, "" for nothing. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
