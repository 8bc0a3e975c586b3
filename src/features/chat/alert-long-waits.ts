import { sendEmail } from "@/features/mail/send-email";
import { readSetting } from "@/features/settings/read-setting";
import { routingSettings } from "@/features/teams/routing-settings";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { MINUTE_MS } from "@/lib/time";
import { type AlertedWait, listAlertedWaits, listLongWaits } from "./list-long-waits";

/** A mail that could not go is tried again for this long; later it tells nothing new. */
const WORTH_MS = 30 * MINUTE_MS;

/**
 * Tells the team by mail that somebody has waited longer than the set time (setting `chat.routing`, 0: never), once for every wait and
 * within opening hours only. One mail names all who are too late by then. It goes to the team's alarm address, else to its members,
 * else to everybody who works here. To be called every minute; what could not be sent is tried again.
 * @throws DomainError of the mail feature when the provider is away
 */
export async function alertLongWaits(now: Date): Promise<void> {
  const { alertAfterMinutes } = await readSetting(routingSettings);
  if (alertAfterMinutes === 0) return;
  const late = await listLongWaits(now, alertAfterMinutes);
  const ids = late.map(({ id }) => id);
  if (ids.length > 0)
    // One statement: of two that look at once one tells.
    await db.$executeRaw`
      UPDATE chat_session SET wait_alerted_at = ${now} WHERE id = ANY(${ids}) AND closed_at IS NULL
        AND waiting_since IS NOT NULL AND (wait_alerted_at IS NULL OR wait_alerted_at < waiting_since)`;
  const alerted = await listAlertedWaits(now, new Date(now.getTime() - WORTH_MS));
  for (const batch of batchesOf(alerted)) await tell(batch, alertAfterMinutes, now);
}

/** Those told about together, by the moment at which they were found. */
function batchesOf(waits: AlertedWait[]): AlertedWait[][] {
  const batches = new Map<number, AlertedWait[]>();
  for (const wait of waits) {
    const moment = wait.waitAlertedAt?.getTime() ?? 0;
    batches.set(moment, [...(batches.get(moment) ?? []), wait]);
  }
  return [...batches.values()];
}

async function tell(batch: AlertedWait[], overMinutes: number, now: Date): Promise<void> {
  const moment = batch[0]?.waitAlertedAt?.getTime() ?? 0;
  const readers = await readersOf(batch);
  const keyOf = (email: string) => `long-wait:${moment}:${email}`;
  const keys = [...readers.keys()].map(keyOf);
  const known = await db.emailLog.findMany({
    where: {
      onceKey: { in: keys },
      OR: [{ acceptedAt: { not: null } }, { declinedAt: { not: null } }, { failedAt: { not: null } }],
    },
    select: { onceKey: true },
  });
  const settled = new Set(known.map(({ onceKey }) => onceKey));
  for (const [email, waits] of readers)
    if (!settled.has(keyOf(email)))
      await sendEmail(
        {
          onceKey: keyOf(email),
          stream: "transactional",
          message: "chat-long-wait",
          props: { waiting: waits.map((wait) => describe(wait, now)), overMinutes, consoleUrl: deskUrl(waits) },
          to: { email },
        },
        now,
      );
}

const describe = ({ name, waitingSince, team }: AlertedWait, now: Date) => ({
  name,
  minutes: Math.floor((now.getTime() - waitingSince.getTime()) / MINUTE_MS),
  team: team?.name ?? null,
});

/** The desk, with the one conversation open if it is but one. */
function deskUrl(waits: AlertedWait[]): string {
  const desk = `${env().APP_URL}/admin/chat`;
  return waits.length === 1 && waits[0] ? `${desk}?session=${waits[0].id}` : desk;
}

/** Who is told, and about whom. */
async function readersOf(waits: AlertedWait[]): Promise<Map<string, AlertedWait[]>> {
  const staff = await db.staff.findMany({
    where: { deactivatedAt: null },
    select: { email: true, teams: { select: { teamId: true } } },
  });
  const readers = new Map<string, AlertedWait[]>();
  for (const wait of waits) {
    const members = staff.filter(({ teams }) => teams.some(({ teamId }) => teamId === wait.team?.id));
    const people = (members.length > 0 ? members : staff).map(({ email }) => email);
    for (const email of wait.team?.alertEmail ? [wait.team.alertEmail] : people)
      readers.set(email, [...(readers.get(email) ?? []), wait]);
  }
  return readers;
}
