import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { switchedOff } from "@/features/automations/rules";
import type { ScanPage } from "@/features/automations/scan-pages";
import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { shopClock } from "@/lib/time";
import { birthdayNeared } from "./events";
import { listNear } from "./rows";
import { BIRTHDAYS, birthdaysAhead } from "./rules";

/** People told of in one transaction. */
const PAGE = 500;

/**
 * Announces who has birthday within the days of the setting, a page of people at a time; a second scan finds those again who have no run
 * yet, and a run begins once. A flow that is switched off finds nobody, so that they are still found once it is on again.
 * @param date `YYYY-MM-DD`: as if it were that day; null: today
 * @param afterId the last one of the page before; empty at first
 */
export async function scanBirthdays(date: string | null, afterId: string, now: Date): Promise<ScanPage> {
  const settings = await getFlowSettings();
  if (switchedOff(settings, BIRTHDAYS)) return { found: 0, lastId: afterId, more: false };
  const ahead = birthdaysAhead(date ?? shopClock(now).date, settings.birthdays.offerDaysBefore);
  const near = await listNear(ahead, afterId, PAGE);
  await inTransaction(async (tx) => {
    for (const one of near) await announce(tx, birthdayNeared.create(one));
  });
  relaySoon();
  return { found: near.length, lastId: near.at(-1)?.customerId ?? afterId, more: near.length === PAGE };
}
