import { belongsTo, compareIn, type Onlooker } from "../conversation-views";
import type { ConversationPage } from "../list-conversations";
import type { ConversationSummary } from "../load-summaries";
import type { ConversationView } from "../schema";

type Shown = {
  view: ConversationView;
  unread: boolean;
  tagId?: string;
  who: Onlooker;
  /** Stays in the list while it is open, also when it was just read. */
  openId: string | null;
};

function isShown(one: ConversationSummary, { view, unread, tagId, who, openId }: Shown): boolean {
  if (!belongsTo(view, one, who)) return false;
  if (tagId && !one.tags.some(({ id }) => id === tagId)) return false;
  return !unread || one.unread > 0 || one.sessionId === openId;
}

/**
 * The pages of a list with what became of the named conversations: each in its place, out of the list, or (when its place is
 * behind what is loaded) not shown yet. A named one without facts does not exist any more. Untouched rows stay the same
 * objects, so that only changed ones are drawn again; without any change the pages themselves are the same.
 */
export function mergeConversations(
  pages: ConversationPage[],
  named: string[],
  facts: ConversationSummary[],
  shown: Shown,
): ConversationPage[] {
  const gone = new Set(named);
  const kept = pages.map((page) => {
    const left = page.conversations.filter(({ sessionId }) => !gone.has(sessionId));
    return left.length === page.conversations.length ? page : { ...page, conversations: left };
  });
  for (const one of facts) if (isShown(one, shown)) insert(kept, one, shown.view);
  return kept.every((page, index) => page === pages[index]) ? pages : kept;
}

function insert(pages: ConversationPage[], one: ConversationSummary, view: ConversationView): void {
  const last = pages.length - 1;
  const at = pages.findIndex(({ conversations, nextCursor }, index) => {
    const end = conversations.at(-1);
    if (end && compareIn(view, one, end) < 0) return true;
    return index === last && nextCursor === null;
  });
  const page = pages[at];
  if (!page) return;
  const { conversations } = page;
  const before = conversations.findIndex((other) => compareIn(view, one, other) < 0);
  const place = before === -1 ? conversations.length : before;
  pages[at] = { ...page, conversations: [...conversations.slice(0, place), one, ...conversations.slice(place)] };
}
