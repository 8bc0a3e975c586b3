/** What a member is told of: a visitor's message or a note that names him. */
export type News = {
  /** Where the newest of its kind stands in time, ISO 8601. */
  at: string;
  sessionId: string;
  title: string;
  body: string;
};

/** The count as a title and a badge show it: over 99 it is only said that it is many. */
export const shortCount = (unread: number): string => (unread > 99 ? "99+" : String(unread));

/** A page's title with the count before it, in place of one that stood there. */
export function titleWithCount(title: string, unread: number): string {
  const bare = title.replace(/^\(\d+\+?\) /, "");
  return unread > 0 ? `(${shortCount(unread)}) ${bare}` : bare;
}

/** True for news behind everything that was told before; `told` is null when nothing was. */
export const isNews = (at: string, told: string | null): boolean => told === null || at > told;
