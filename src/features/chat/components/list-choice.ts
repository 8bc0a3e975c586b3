import type { ConversationView } from "../schema";

/** What the list shows: a view, and of it only what is unread or has a tag. The address carries it. */
export type ListChoice = { view: ConversationView; unread: boolean; tagId?: string };

/** What stands in the page right behind the list. */
export const LIST_END_ID = "conversation-list-end";

export const viewNames: Record<ConversationView, string> = {
  all: "All open",
  mine: "Mine",
  unassigned: "Unassigned",
  team: "My team",
  waiting: "Waiting longest",
  snoozed: "Snoozed",
  closed: "Closed",
};

const isView = (value: string | null): value is ConversationView => value !== null && value in viewNames;

/** The choice of an address; anything unknown is the list of all open conversations. */
export function readChoice(params: URLSearchParams): ListChoice {
  const [view, tagId] = [params.get("view"), params.get("tag")];
  return {
    view: isView(view) ? view : "all",
    unread: params.get("unread") === "1",
    ...(tagId && /^[\w-]{1,64}$/.test(tagId) ? { tagId } : {}),
  };
}

/** The desk with a view. */
export const viewHref = (view: ConversationView): string =>
  view === "all" ? "/admin/chat" : `/admin/chat?view=${view}`;
