import type { Language } from "../schema";

/** Each language by its own name. */
export const languageWords: Record<Language, string> = { en: "English", sw: "Kiswahili" };
