import { db } from "@/lib/db";
import type { StaffIdentity } from "@/lib/session";
import { FLOW_SETTINGS_KEY } from "./get-flow-settings";
import type { FlowSettings } from "./schema";

/**
 * Sets the waits and switches of the flows for everybody. Runs under way go by them from their next decision on: a longer
 * wait makes a waiting run wait longer, a shorter one counts from its next mail.
 */
export async function changeFlowSettings(settings: FlowSettings, who: StaffIdentity): Promise<FlowSettings> {
  const data = { value: settings, updatedById: who.id };
  await db.setting.upsert({
    where: { key: FLOW_SETTINGS_KEY },
    create: { key: FLOW_SETTINGS_KEY, ...data },
    update: data,
  });
  return settings;
}
