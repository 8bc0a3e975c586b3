import { readSetting } from "@/features/settings/read-setting";
import { dropKept, keepBriefly } from "@/lib/keep-briefly";
import { SECOND_MS } from "@/lib/time";
import { type Filter, filterSetting } from "./schema";

/** Every message asks (QUALITY.md P8); what staff change holds in every process within this time. */
const KEPT_MS = 5 * SECOND_MS;

/** What staff set about the filter, as it is stored now. */
export const getFilter = (): Promise<Filter> => readSetting(filterSetting);

/** The filter in force, at most 5 s old; after a change in this process the changed one. */
export const getFilterInForce = (): Promise<Filter> => keepBriefly(filterSetting.key, KEPT_MS, getFilter);

/** The next one who asks for the filter in force has it as it is stored. */
export const dropFilterInForce = (): void => dropKept(filterSetting.key);
