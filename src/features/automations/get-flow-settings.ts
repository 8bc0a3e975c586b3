import { db, type Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { type FlowSettings, flowSettings } from "./schema";

/** Where the settings of the flows stand in Setting. */
export const FLOW_SETTINGS_KEY = "automations.flows";

/**
 * The settings of all flows as they are now; what was never set has its default (FLOWS.md). A stored value that is not
 * valid (changed by hand) counts as not set and is logged, so that a typing error stops no order mail.
 */
export async function getFlowSettings(tx: Tx = db): Promise<FlowSettings> {
  const stored = await tx.setting.findUnique({ where: { key: FLOW_SETTINGS_KEY } });
  const parsed = flowSettings.safeParse(stored?.value ?? {});
  if (parsed.success) return parsed.data;
  log.error({ err: parsed.error, key: FLOW_SETTINGS_KEY }, "stored settings are not valid, defaults are used");
  return flowSettings.parse({});
}
