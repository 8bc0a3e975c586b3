import { countToReindex } from "@/features/chat/reindex-sessions";
import { readSetting } from "@/features/settings/read-setting";
import { dataKeys } from "@/lib/data-keys";
import { countSealed } from "@/lib/sealed-texts";
import { sealedColumns } from "./list-parts";
import { adviseOnKeys, isWalkDue, type KeyAdvice, type Remaining } from "./rules";
import { lastWalkSetting } from "./schema";

export type Encryption = {
  /** Ids of the keys of DATA_ENCRYPTION_KEY, the sealing one first. They tell nothing of the keys. */
  keyIds: string[];
  texts: number;
  remaining: Remaining;
  /** What the last walk with these keys could not open. */
  unreadable: number;
  advice: KeyAdvice;
};

/** Under which keys texts rest, counted in the rows themselves, and what staff may do about the keys now. */
export async function getEncryption(): Promise<Encryption> {
  const keyIds = dataKeys().map(({ id }) => id);
  const [last, conversations, ...columns] = await Promise.all([
    readSetting(lastWalkSetting),
    countToReindex(),
    ...sealedColumns.map(countSealed),
  ]);
  const remaining = { texts: columns.reduce((sum, { stale }) => sum + stale, 0), conversations };
  // A walk with other keys tells nothing of what today's open.
  const told = last.finishedAt !== null && !isWalkDue(last, { keyIds, at: new Date(last.finishedAt) });
  const unreadable = told ? last.unreadable : 0;
  return {
    keyIds,
    texts: columns.reduce((sum, { all }) => sum + all, 0),
    remaining,
    unreadable,
    advice: adviseOnKeys(remaining, keyIds.length, unreadable),
  };
}
