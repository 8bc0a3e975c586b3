import { readSetting } from "@/features/settings/read-setting";
import { remember } from "@/lib/remember";
import { filterSetting } from "./schema";

/** Every message asks; what staff change holds everywhere within this time. */
const KEPT_MS = 5_000;

/** The filter in force, at most 5 s old; after a change in this process the changed one. */
export const filterInForce = remember(KEPT_MS, () => readSetting(filterSetting));

/** What staff set about the filter, as it is stored now. */
export const getFilter = () => readSetting(filterSetting);
