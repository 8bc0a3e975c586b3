import { db } from "@/lib/db";
import { listTeamIds } from "./list-team-ids";
import { type ConversationSummary, loadSummaries } from "./load-summaries";
import type { ListConversationsInput } from "./schema";
import { selectConversations } from "./select-conversations";

/** A page of a list. */
export type ConversationPage = {
  conversations: ConversationSummary[];
  nextCursor: { at: string; id: string } | null;
  /** Whose conversations the caller's team view shows. */
  teamIds: string[];
};

/**
 * A page of one of the console's views, only of conversations in which a person has spoken. `mine`, `unassigned`, `team` and
 * `all` are open and not snoozed, latest words first; `waiting` begins with who waits longest, `snoozed` with what comes back
 * first, `closed` with what was closed last. What arrives while one reads on is not shown twice nor makes anything missing.
 */
export async function listConversations(
  { cursor, ...wanted }: ListConversationsInput,
  staff: { id: string },
): Promise<ConversationPage> {
  const teamIds = await listTeamIds(staff.id);
  const selection = { ...wanted, cursor, limit: wanted.limit + 1 };
  const found = await db.$queryRaw<{ id: string; at: Date }[]>(
    selectConversations(selection, { staffId: staff.id, teamIds }),
  );
  const shown = found.slice(0, wanted.limit);
  const summaries = new Map((await loadSummaries(shown.map(({ id }) => id))).map((one) => [one.sessionId, one]));
  const last = shown.at(-1);
  return {
    conversations: shown
      .map(({ id }) => summaries.get(id))
      .filter((one): one is ConversationSummary => one !== undefined),
    nextCursor: found.length > wanted.limit && last ? { at: last.at.toISOString(), id: last.id } : null,
    teamIds,
  };
}
