import { defineSetting, readSetting } from "@/features/settings/read-setting";
import { dropKept, keepBriefly } from "@/lib/keep-briefly";
import { type WidgetSettings, widgetSettingsShape } from "./schema";

export const widgetSettings = defineSetting("chat.widget", widgetSettingsShape);

/** Every opened chat and every request of another site asks for them. */
const KEPT_MS = 5_000;

/** What staff set about the chat window, at most 5 s old. */
export const getWidgetSettings = (): Promise<WidgetSettings> =>
  keepBriefly(widgetSettings.key, KEPT_MS, () => readSetting(widgetSettings));

/** The next question reads them anew. */
export const forgetWidgetSettings = (): void => dropKept(widgetSettings.key);
