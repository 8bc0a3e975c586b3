type Place = "local" | "session";

const storeOf = (place: Place) => (place === "local" ? localStorage : sessionStorage);

/** What was kept under this name; null when nothing was, or the browser keeps nothing (private browsing, storage blocked). */
export function recall(place: Place, name: string): string | null {
  try {
    return storeOf(place).getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text, for this tab or for all; where the browser keeps nothing the chat works without its memory. */
export function keep(place: Place, name: string, text: string): void {
  try {
    storeOf(place).setItem(name, text);
  } catch {
    // No room, or forbidden: nothing that the chat cannot do without.
  }
}

/** Forgets it. */
export function forget(place: Place, name: string): void {
  try {
    storeOf(place).removeItem(name);
  } catch {
    // Nothing was kept either.
  }
}
