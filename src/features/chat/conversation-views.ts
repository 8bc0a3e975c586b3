// Pure, and read by the console too: what a view holds and how it is ordered; list-conversations says the same in SQL.
import type { ConversationSummary } from "./load-summaries";
import type { ConversationView } from "./schema";

/** Who looks. `teamIds`: the teams whose conversations the team view shows. */
export type Onlooker = { staffId: string; teamIds: string[] };

type Facts = Pick<
  ConversationSummary,
  "sessionId" | "owner" | "team" | "spokenAt" | "waitingSince" | "snoozedUntil" | "closedAt"
>;

/** True when a view shows the conversation. Only conversations in which a person has spoken are shown anywhere. */
export function belongsTo(view: ConversationView, facts: Facts, who: Onlooker): boolean {
  if (!facts.spokenAt) return false;
  if (view === "closed") return facts.closedAt !== null;
  if (facts.closedAt) return false;
  if (view === "snoozed") return facts.snoozedUntil !== null;
  if (facts.snoozedUntil) return false;
  if (view === "mine") return facts.owner?.id === who.staffId;
  if (view === "unassigned") return facts.owner === null;
  if (view === "team") return facts.team !== null && who.teamIds.includes(facts.team.id);
  if (view === "waiting") return facts.waitingSince !== null;
  return true;
}

const orders = {
  waiting: { by: "waitingSince", newestFirst: false },
  snoozed: { by: "snoozedUntil", newestFirst: false },
  closed: { by: "closedAt", newestFirst: true },
} as const;

/** The moment a view is ordered by, and which end comes first; equal moments are ordered by id. */
export const orderOf = (view: ConversationView) =>
  view in orders ? orders[view as keyof typeof orders] : ({ by: "spokenAt", newestFirst: true } as const);

/** Negative when the first comes first in the view. */
export function compareIn(view: ConversationView, a: Facts, b: Facts): number {
  const { by, newestFirst } = orderOf(view);
  const [first, second] = [a[by] ?? "", b[by] ?? ""];
  if (first !== second) return first < second === newestFirst ? 1 : -1;
  return a.sessionId < b.sessionId ? -1 : a.sessionId > b.sessionId ? 1 : 0;
}
