import { changeSetting } from "@/features/settings/change-setting";
import { widgetSettings } from "./get-widget-settings";
import { forgetAllowedOrigins } from "./is-allowed-origin";
import type { WidgetSettings } from "./schema";

/** Sets all of it at once, for everybody. Other processes let newly allowed sites in within seconds (`isAllowedOrigin`). */
export async function changeWidgetSettings(settings: WidgetSettings, staff: { id: string }): Promise<WidgetSettings> {
  const changed = await changeSetting(widgetSettings, settings, staff);
  forgetAllowedOrigins();
  return changed;
}
