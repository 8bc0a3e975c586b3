import { changeSetting } from "@/features/settings/change-setting";
import { readSetting } from "@/features/settings/read-setting";
import { inTransaction } from "@/lib/db";
import { listIsFull } from "./errors";
import { dropFilterInForce } from "./get-filter";
import { type ChangeFilterInput, type Filter, filterSetting, MAX_WORDS, type WordInput } from "./schema";

type Writer = { id: string };

/** One change of the filter after another: what two members change at once is both there. */
async function change(make: (filter: Filter) => Filter, staff: Writer): Promise<Filter> {
  const changed = await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${filterSetting.key}))`;
    return changeSetting(filterSetting, make(await readSetting(filterSetting, tx)), staff, tx);
  });
  dropFilterInForce();
  return changed;
}

/** Switches the word filter or the holding of links on or off; holds everywhere within 5 s. What is not given stays. */
export const changeFilter = (input: ChangeFilterInput, staff: Writer): Promise<Filter> =>
  change((filter) => ({ ...filter, ...input }), staff);

/**
 * Adds a word that is refused, or allowed, and takes it off the other list. There already, nothing changes.
 * Holds everywhere within 5 s.
 * @throws DomainError `content_filter.list_full`
 */
export const addWord = ({ list, word }: WordInput, staff: Writer): Promise<Filter> =>
  change((filter) => {
    if (filter[list].length >= MAX_WORDS) throw listIsFull();
    const others = { refused: without(filter.refused, word), allowed: without(filter.allowed, word) };
    return { ...filter, ...others, [list]: [...others[list], word].sort() };
  }, staff);

/** Takes a word off a list. Not there, nothing changes. Holds everywhere within 5 s. */
export const removeWord = ({ list, word }: WordInput, staff: Writer): Promise<Filter> =>
  change((filter) => ({ ...filter, [list]: without(filter[list], word) }), staff);

const without = (words: string[], word: string) => words.filter((one) => one !== word);
