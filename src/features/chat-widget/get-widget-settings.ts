import { defineSetting, readSetting } from "@/features/settings/read-setting";
import { type WidgetSettings, widgetSettingsShape } from "./schema";

export const widgetSettings = defineSetting("chat.widget", widgetSettingsShape);

/** What staff set about the chat window, as it is now. */
export const getWidgetSettings = (): Promise<WidgetSettings> => readSetting(widgetSettings);
