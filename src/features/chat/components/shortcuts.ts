/** Where a shortcut works: anywhere in the console, in the list of conversations, or while one is open. */
export type ShortcutScope = "everywhere" | "list" | "conversation" | "composer";

type ShortcutShape = {
  id: string;
  /**
   * Pressed one after the other (`g m`) or together (`mod+k`; mod is Ctrl, on a Mac ⌘). Single letters never fire while
   * somebody types in a field, and can be switched off altogether (WCAG 2.1.4).
   */
  keys: string;
  /** What it does, as the sheet and the palette say it. */
  words: string;
  scope: ShortcutScope;
  /** Bound by the browser or by the field itself; listed here so that the sheet knows it. */
  native?: true;
};

/** The one list of the console's shortcuts: the `?` sheet and the palette are made from it. */
export const shortcuts = [
  { id: "palette", keys: "mod+k", words: "Find a conversation, page or command", scope: "everywhere" },
  { id: "sheet", keys: "?", words: "Show these shortcuts", scope: "everywhere" },
  { id: "go-all", keys: "g a", words: "Go to all open conversations", scope: "everywhere" },
  { id: "go-mine", keys: "g m", words: "Go to my conversations", scope: "everywhere" },
  { id: "go-unassigned", keys: "g u", words: "Go to unassigned conversations", scope: "everywhere" },
  { id: "go-team", keys: "g t", words: "Go to my team's conversations", scope: "everywhere" },
  { id: "go-waiting", keys: "g w", words: "Go to who waits longest", scope: "everywhere" },
  { id: "go-snoozed", keys: "g s", words: "Go to snoozed conversations", scope: "everywhere" },
  { id: "go-closed", keys: "g c", words: "Go to closed conversations", scope: "everywhere" },
  { id: "search", keys: "mod+/", words: "Search conversations", scope: "everywhere" },
  { id: "next", keys: "j", words: "Next conversation", scope: "list" },
  { id: "previous", keys: "k", words: "Previous conversation", scope: "list" },
  { id: "open", keys: "Enter", words: "Open the conversation", scope: "list", native: true },
  { id: "unread", keys: "u", words: "Only unread conversations, or all", scope: "list" },
  { id: "answer", keys: "r", words: "Write an answer", scope: "conversation" },
  { id: "answer-a", keys: "a", words: "Write an answer", scope: "conversation" },
  { id: "canned", keys: "/", words: "Answer with a canned reply", scope: "conversation" },
  { id: "close", keys: "e", words: "Resolve, and open the next conversation", scope: "conversation" },
  { id: "snooze", keys: "s", words: "Snooze the conversation", scope: "conversation" },
  { id: "transfer", keys: "t", words: "Transfer the conversation", scope: "conversation" },
  { id: "tag", keys: "l", words: "Tag the conversation", scope: "conversation" },
  { id: "note", keys: "n", words: "Write a note for colleagues", scope: "conversation" },
  { id: "claim", keys: "c", words: "Take the conversation", scope: "conversation" },
  { id: "back", keys: "Escape", words: "Leave the field, then back to the list", scope: "conversation" },
  { id: "send", keys: "Enter", words: "Send the answer", scope: "composer", native: true },
  {
    id: "send-now",
    keys: "mod+Enter",
    words: "Send at once, without the seconds to undo it",
    scope: "composer",
    native: true,
  },
  {
    id: "send-and-close",
    keys: "mod+Shift+Enter",
    words: "Send, resolve, and open the next conversation",
    scope: "composer",
    native: true,
  },
] as const satisfies ShortcutShape[];

export type ShortcutId = (typeof shortcuts)[number]["id"];
export type Shortcut = ShortcutShape & { id: ShortcutId };

export const scopeNames: Record<ShortcutScope, string> = {
  everywhere: "Everywhere",
  list: "In the list",
  conversation: "In a conversation",
  composer: "While answering",
};

export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** What is pressed, in the words of the list: `j`, `?`, `mod+k`, `Escape`. */
export function nameOfPress({ key, ctrlKey, metaKey, altKey }: KeyPress): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return `${ctrlKey || metaKey ? "mod+" : ""}${altKey ? "alt+" : ""}${name}`;
}

/** Works also in a field, and when single keys are switched off: it cannot be typed by mistake. */
export const worksWhileTyping = (press: string): boolean => press.startsWith("mod+") || press === "Escape";

/**
 * Which shortcuts a press stands for, given the press before it (null: none, or too long ago), and whether it may begin a
 * longer one.
 */
export function matchShortcuts(press: string, before: string | null): { hits: Shortcut[]; begins: boolean } {
  const ours: Shortcut[] = [...shortcuts];
  const longer = before ? ours.filter(({ keys }) => keys === `${before} ${press}`) : [];
  const hits = longer.length > 0 ? longer : ours.filter(({ keys, native }) => keys === press && !native);
  return { hits, begins: longer.length === 0 && ours.some(({ keys }) => keys.startsWith(`${press} `)) };
}
