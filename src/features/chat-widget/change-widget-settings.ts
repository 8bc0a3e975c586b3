import { changeSetting } from "@/features/settings/change-setting";
import { forgetWidgetSettings, widgetSettings } from "./get-widget-settings";
import type { WidgetSettings } from "./schema";

/** Sets all of it at once, for everybody; other processes follow within 5 s. */
export async function changeWidgetSettings(settings: WidgetSettings, staff: { id: string }): Promise<WidgetSettings> {
  const changed = await changeSetting(widgetSettings, settings, staff);
  forgetWidgetSettings();
  return changed;
}
