import { getCalendar } from "@/features/opening-hours/get-calendar";
import { businessMsBetween, isOpenAt } from "@/features/opening-hours/rules";
import { weeklyHours } from "@/features/opening-hours/schema";
import { db } from "@/lib/db";
import { MINUTE_MS } from "@/lib/time";

const columns = {
  id: true,
  name: true,
  waitingSince: true,
  waitAlertedAt: true,
  team: { select: { id: true, name: true, hours: true, alertEmail: true } },
} as const;

/** Open conversations whose visitor waits, put off by nobody and of nobody who was shut out. */
const isWaiting = (now: Date) => ({
  closedAt: null,
  OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }],
  visitor: { blockedAt: null },
});

const withWait = <Row extends { waitingSince: Date | null }>(rows: Row[]) =>
  rows.flatMap((row) => (row.waitingSince ? [{ ...row, waitingSince: row.waitingSince }] : []));

/** Conversations in which somebody has waited for so long within opening hours (the team's own, else the shop's), while it is open. */
export async function listLongWaits(now: Date, minutes: number) {
  const found = await db.chatSession.findMany({
    where: { ...isWaiting(now), waitingSince: { lte: new Date(now.getTime() - minutes * MINUTE_MS) } },
    select: columns,
  });
  const rows = withWait(found);
  const judged = await Promise.all(rows.map(async (row) => ((await waitedFor(row, now, minutes)) ? [row] : [])));
  return judged.flat();
}

type Waiting = { waitingSince: Date; team: { hours: unknown } | null };

async function waitedFor({ waitingSince, team }: Waiting, now: Date, minutes: number): Promise<boolean> {
  const own = weeklyHours.safeParse(team?.hours);
  const calendar = await getCalendar({ from: waitingSince, to: now }, own.success ? own.data : null);
  return isOpenAt(now, calendar) && businessMsBetween(waitingSince, now, calendar) >= minutes * MINUTE_MS;
}

/** Conversations that still wait and whose team was to be told since `since`. */
export async function listAlertedWaits(now: Date, since: Date) {
  const rows = await db.chatSession.findMany({
    where: { ...isWaiting(now), waitingSince: { not: null }, waitAlertedAt: { gte: since } },
    orderBy: { waitingSince: "asc" },
    select: columns,
  });
  return withWait(rows).filter(({ waitAlertedAt, waitingSince }) => waitAlertedAt && waitAlertedAt >= waitingSince);
}

export type AlertedWait = Awaited<ReturnType<typeof listAlertedWaits>>[number];
