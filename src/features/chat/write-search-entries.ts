import { blindKeyId } from "@/lib/blind-index";
import type { Tx } from "@/lib/db";

export type SearchEntry = { id: string; token: bigint };

/**
 * Stores entries of the search index under the key that writes now; what stands there already stays.
 * @param entries `id` names the conversation
 */
export async function writeSearchEntries(tx: Tx, entries: SearchEntry[]): Promise<void> {
  if (entries.length === 0) return;
  // In one order everywhere: two turns at once then wait for each other in a row, never in a ring.
  entries.sort((a, b) => (a.token < b.token ? -1 : a.token > b.token ? 1 : a.id < b.id ? -1 : 1));
  await tx.$executeRaw`
    INSERT INTO chat_search_entry (token, session_id, key_id)
    SELECT e.token, e.id, ${blindKeyId()}
    FROM unnest(${entries.map(({ token }) => token)}::bigint[], ${entries.map(({ id }) => id)}::text[]) AS e(token, id)
    ON CONFLICT DO NOTHING`;
}
