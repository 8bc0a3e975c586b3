import { readSetting } from "@/features/settings/read-setting";
import type { RoutingSettings } from "./change-routing";
import { routingSettings } from "./routing-settings";

/** How conversations find somebody now. */
export function getRouting(): Promise<RoutingSettings> {
  return readSetting(routingSettings);
}
