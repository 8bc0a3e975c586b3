import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { switchedOff } from "@/features/automations/rules";
import type { ScanPage } from "@/features/automations/scan-pages";
import { inTransaction } from "@/lib/db";
import { env } from "@/lib/env";
import { announce, relaySoon } from "@/lib/outbox";
import { MINUTE_MS, shopMoment } from "@/lib/time";
import { silenceFound } from "./events";
import { findGuestChats, findLastRuns, type Heard, listHeard } from "./rows";
import { lastHeard, REACTIVATION } from "./rules";

/** Subscribers looked at in one step. */
const PAGE = 1_000;

/**
 * Announces who has given no sign of life for the days of the setting, a page of subscribers at a time, and once per silence: only a new
 * sign of life begins another one. A flow that is switched off finds nobody.
 * @param date `YYYY-MM-DD`: as if it were 9:00 of that day; null: now
 * @param afterId the last subscription of the page before; empty at first
 */
export async function scanSilence(date: string | null, afterId: string, now: Date): Promise<ScanPage> {
  const settings = await getFlowSettings();
  if (switchedOff(settings, REACTIVATION)) return { found: 0, lastId: afterId, more: false };
  const asOf = date ? shopMoment(date, 9) : now;
  const wait = (settings.reactivation.missYouAfterMinutes * MINUTE_MS) / env().AUTOMATION_TIME_SCALE;
  const limit = new Date(asOf.getTime() - wait);
  const page = await listHeard(limit, afterId, PAGE);
  const silent = await withoutRun(await silentUntil(limit, page));
  await inTransaction(async (tx) => {
    for (const { subscriptionId, silentSince } of silent)
      await announce(tx, silenceFound.create({ subscriptionId, silentSince: silentSince.toISOString() }));
  });
  relaySoon();
  return { found: silent.length, lastId: page.at(-1)?.subscriptionId ?? afterId, more: page.length === PAGE };
}

type Silent = { subscriptionId: string; silentSince: Date };

async function silentUntil(limit: Date, page: Heard[]): Promise<Silent[]> {
  const quiet = page.filter((one) => lastHeard(one) <= limit);
  const chats = await findGuestChats(quiet.map(({ email }) => email));
  return quiet
    .map(({ subscriptionId, ...one }) => ({
      subscriptionId,
      silentSince: lastHeard(one, chats.get(one.email)),
    }))
    .filter(({ silentSince }) => silentSince <= limit);
}

async function withoutRun(silent: Silent[]): Promise<Silent[]> {
  const ids = silent.map(({ subscriptionId }) => subscriptionId);
  const runs = await findLastRuns(REACTIVATION, ids);
  return silent.filter(({ subscriptionId, silentSince }) => {
    const begun = runs.get(subscriptionId);
    return !begun || begun <= silentSince;
  });
}
