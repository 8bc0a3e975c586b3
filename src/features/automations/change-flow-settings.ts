import { isDeepStrictEqual } from "node:util";
import { db } from "@/lib/db";
import type { StaffIdentity } from "@/lib/session";
import { flows } from "./flows";
import { FLOW_SETTINGS_KEY, getFlowSettings } from "./get-flow-settings";
import type { FlowSettings } from "./schema";
import { wakeRuns } from "./wake-runs";

/**
 * Sets the waits and switches of the flows for everybody. Runs under way go by them at once: those that wait for a step of a flow that
 * was changed look anew when it is due.
 */
export async function changeFlowSettings(settings: FlowSettings, who: StaffIdentity): Promise<FlowSettings> {
  const before = await getFlowSettings();
  const data = { value: settings, updatedById: who.id };
  await db.setting.upsert({
    where: { key: FLOW_SETTINGS_KEY },
    create: { key: FLOW_SETTINGS_KEY, ...data },
    update: data,
  });
  const changed = Object.entries(flows).filter(
    ([, { setting }]) => !isDeepStrictEqual(before[setting], settings[setting]),
  );
  await wakeRuns(changed.map(([flow]) => flow));
  return settings;
}
