import { changeSetting } from "@/features/settings/change-setting";
import { readSetting } from "@/features/settings/read-setting";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { daysInForce } from "./rules";
import { type Retention, retentionSetting } from "./schema";

type Who = { id: string; name: string };

/** Sets for how many days conversations are kept. Deletion is off from here on until somebody has seen what goes. */
export async function changeRetention(days: number, who: Who): Promise<Retention> {
  const { confirmed } = await readSetting(retentionSetting);
  const kept = confirmed?.days === days ? confirmed : null;
  return changeSetting(retentionSetting, { days, confirmed: kept }, who);
}

/**
 * Switches nightly deletion on, for the number of days that the dry run was shown for, and records who did.
 * @throws DomainError `chat_retention.days_changed` when another number is in force meanwhile
 */
export async function confirmRetention(days: number, who: Who, now: Date): Promise<Retention> {
  const retention = await readSetting(retentionSetting);
  if (daysInForce(retention, env().CHAT_RETENTION_DAYS) !== days)
    throw new DomainError(
      "conflict",
      "chat_retention.days_changed",
      "Somebody changed the number of days meanwhile. Please look at what would be deleted now.",
    );
  const confirmed = { days, at: now.toISOString(), staffId: who.id, staffName: who.name };
  return changeSetting(retentionSetting, { ...retention, confirmed }, who);
}

/** Switches deletion off; the number of days stays. */
export async function stopRetention(who: Who): Promise<Retention> {
  const retention = await readSetting(retentionSetting);
  return changeSetting(retentionSetting, { ...retention, confirmed: null }, who);
}
