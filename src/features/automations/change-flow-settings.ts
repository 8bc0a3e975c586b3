import { isDeepStrictEqual } from "node:util";
import { inTransaction } from "@/lib/db";
import type { StaffIdentity } from "@/lib/session";
import { flows } from "./flows";
import { FLOW_SETTINGS_KEY, getFlowSettings } from "./get-flow-settings";
import type { FlowSettings, FlowSettingsChange } from "./schema";
import { wakeRuns } from "./wake-runs";

/**
 * Changes waits, offers and switches of flows for everybody; what is not named stays, also what a colleague changes at the same moment.
 * Runs under way go by them at once: those that wait for a step of a flow that was changed look anew when it is due.
 * @returns all settings as they are now
 */
export async function changeFlowSettings(change: FlowSettingsChange, who: StaffIdentity): Promise<FlowSettings> {
  const { before, after } = await store(change, who);
  const changed = Object.entries(flows).filter(
    ([, { setting }]) => !isDeepStrictEqual(before[setting], after[setting]),
  );
  await wakeRuns(changed.map(([flow]) => flow));
  return after;
}

function store(change: FlowSettingsChange, who: StaffIdentity) {
  return inTransaction(async (tx) => {
    // Before the row is there nothing of it can be locked.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${FLOW_SETTINGS_KEY}, 0))`;
    const before = await getFlowSettings(tx);
    const named = Object.entries(change).filter(([, value]) => value !== undefined);
    const after: FlowSettings = { ...before, ...Object.fromEntries(named) };
    const data = { value: after, updatedById: who.id };
    await tx.setting.upsert({
      where: { key: FLOW_SETTINGS_KEY },
      create: { key: FLOW_SETTINGS_KEY, ...data },
      update: data,
    });
    return { before, after };
  });
}
