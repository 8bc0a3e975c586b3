import type { z } from "zod";
import { changeSetting } from "@/features/settings/change-setting";
import { unknownTeam } from "./errors";
import { findTeam } from "./find-team";
import { routingSettings } from "./routing-settings";

export type RoutingSettings = z.output<typeof routingSettings.shape>;

/**
 * Changes how conversations find somebody; holds from the next one on.
 * @throws DomainError `teams.unknown_team` when the default team is not in use
 */
export async function changeRouting(routing: RoutingSettings, who: { id: string }): Promise<RoutingSettings> {
  if (routing.defaultTeamId && !(await findTeam(routing.defaultTeamId))) throw unknownTeam();
  return changeSetting(routingSettings, routing, who);
}
