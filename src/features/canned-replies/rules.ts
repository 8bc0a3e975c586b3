// Read by the console's composer too: nothing here may import server code.

/** What a canned reply may name, with what it becomes for an example; any other name is refused. */
export const replyVariables = {
  "customer.firstName": "Wanjiku",
  "customer.name": "Wanjiku Kamau",
  "staff.firstName": "Asha",
  "order.number": "1042",
  "order.state": "on its way",
  "shop.name": "Household Planet Kenya",
  "shop.phone": "+254 700 555 010",
  "shop.hours": "Monday to Saturday, 8:00–18:00",
  "shop.till": "555010",
  "shop.address": "Kimathi Street, Nairobi",
} as const;

export type ReplyVariable = keyof typeof replyVariables;
export type ReplyFacts = Partial<Record<ReplyVariable, string | null | undefined>>;

/** A name that nobody knows is left out, with the comma or blank before it. */
const leftOut = /[,\s]*\{\{\s*(customer\.firstName|customer\.name)\s*\}\}/g;
const gapFor = (name: string) => `[${name.replace(".", " ")}]`;
const gaps = Object.keys(replyVariables).map(gapFor);

const named = /\{\{\s*([\w.]*)\s*\}\}/g;
const isKnown = (name: string): name is ReplyVariable => name in replyVariables;

/** The variables of a text that do not exist, each once, and `{{` when a brace is left open. */
export function unknownVariables(content: string): string[] {
  const names = [...content.matchAll(named)].map(([, name = ""]) => name).filter((name) => !isKnown(name));
  const leftOver = content.replace(named, "").match(/\{\{|\}\}/g) ?? [];
  return [...new Set([...names.map((name) => `{{${name}}}`), ...leftOver])];
}

/** The text as it is sent: every variable has its value; an unknown name is left out, anything else unknown is a gap like `[order number]`. */
export function fillReply(content: string, facts: ReplyFacts): string {
  const factOf = (name: string) => (isKnown(name) ? facts[name]?.trim() : undefined);
  return content
    .replace(leftOut, (whole, name: string) => (factOf(name) ? whole : ""))
    .replace(named, (whole, name: string) => (isKnown(name) ? factOf(name) || gapFor(name) : whole))
    .trim();
}

/** The first gap that `fillReply` left and nobody filled in, with its place in the text; null when there is none. */
export function gapIn(text: string): { gap: string; at: number } | null {
  const found = gaps.map((gap) => ({ gap, at: text.indexOf(gap) })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}

type Searchable = { shortcut: string; title: string; content: string };

/**
 * What fits what was typed after the slash, best first: shortcuts that begin with it, then shortcuts and titles that hold it, then
 * texts; in each the shortcut's order.
 */
export function searchReplies<Reply extends Searchable>(replies: Reply[], query: string): Reply[] {
  const wanted = query.trim().toLowerCase();
  const rank = ({ shortcut, title, content }: Reply) => {
    if (shortcut.startsWith(wanted)) return 0;
    if (shortcut.includes(wanted) || title.toLowerCase().includes(wanted)) return 1;
    return content.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.reply.shortcut.localeCompare(b.reply.shortcut))
    .map(({ reply }) => reply);
}
