import { afterAll, expect, it, vi } from "vitest";
import { listHolidays } from "@/features/opening-hours/list-holidays";
import { closeDatabase, db } from "@/lib/db";
import type { Sent } from "./diary";
import { breachesOf } from "./oracle";
import { beginYear, type Deed } from "./shop-life";
import { type VirtualEvent, type VirtualFunction, VirtualJobs } from "./virtual-jobs";

const handed: { idempotencyKey: string; at: number }[] = [];

vi.mock("@/lib/mailer", async (original) => ({
  ...(await original<typeof import("@/lib/mailer")>()),
  deliver: async ({ idempotencyKey, messageId }: { idempotencyKey: string; messageId: string }) => {
    handed.push({ idempotencyKey, at: Date.now() });
    return { provider: "smtp", messageId };
  },
}));
// What is announced is taken by the virtual jobs, nothing goes to a server.
vi.mock("@/lib/outbox", async (original) => ({
  ...(await original<typeof import("@/lib/outbox")>()),
  relaySoon: () => {},
}));

const SEED = Number(process.env.YEAR_SEED ?? 20_261_122);
const PEOPLE = Number(process.env.YEAR_PEOPLE ?? 20);
const DAYS = Number(process.env.YEAR_DAYS ?? 365);
const FROM = new Date("2026-11-25T05:00:00.000Z");
const flows =
  /^(carts-|cart-recovery-|orders?-|order-updates-|welcome-|birthdays-|reactivation-|review-requests-|reviews-)/;

afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
});

async function announced(): Promise<VirtualEvent[]> {
  const rows = await db.outboxEvent.findMany({ where: { relayedAt: null }, orderBy: { id: "asc" } });
  if (rows.length > 0)
    await db.outboxEvent.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { relayedAt: new Date() },
    });
  return rows.map(({ id, name, data }) => ({ id, name, data: data as Record<string, unknown>, ts: 0 }));
}

async function sentSince(known: Set<string>): Promise<{ sent: Sent; id: string }[]> {
  const fresh = handed.splice(0);
  const rows = await db.emailLog.findMany({
    where: { onceKey: { in: fresh.map(({ idempotencyKey }) => idempotencyKey) } },
  });
  return fresh.map(({ idempotencyKey, at }) => {
    const row = rows.find(({ onceKey }) => onceKey === idempotencyKey);
    if (!row) throw new Error(`a mail without a log: ${idempotencyKey}`);
    const { toEmail, message, onceKey, cartId, orderId, id } = row;
    known.add(id);
    return { sent: { at, email: toEmail, message, onceKey, cartId, orderId }, id };
  });
}

it(`keeps every rule of FLOWS.md through a year of ${PEOPLE} people (seed ${SEED})`, {
  timeout: 4 * 3_600_000,
}, async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: FROM });
  const { functions } = await import("@/server/functions");
  const own = (functions as unknown as VirtualFunction[]).filter(({ opts }) => flows.test(opts.id));
  const year = await beginYear({ seed: SEED, people: PEOPLE, from: FROM, days: DAYS });
  const { diary } = year;
  for (const { day } of await listHolidays([2026, 2027, 2028])) diary.holidays.add(day);
  const jobs = new VirtualJobs(own, FROM.getTime(), (at) => vi.setSystemTime(at), announced);
  const deeds: Deed[] = [...year.deeds];
  const known = new Set<string>();
  for (;;) {
    deeds.sort((a, b) => b.at - a.at);
    const deed = deeds.pop();
    if (!deed || deed.at > diary.until) break;
    await jobs.at(new Date(Math.max(deed.at, Date.now())), async () => deeds.push(...((await deed.act()) ?? [])));
    for (const { sent, id } of await sentSince(known)) {
      diary.sent.push(sent);
      deeds.push(...year.react(sent, id));
    }
  }
  await jobs.advanceTo(new Date(diary.until));
  diary.sent.push(...(await sentSince(known)).map(({ sent }) => sent));
  const counts = new Map<string, number>();
  for (const { message } of diary.sent) counts.set(message, (counts.get(message) ?? 0) + 1);
  console.info(`seed ${SEED}: ${diary.sent.length} mails, ${diary.acts.length} acts`, Object.fromEntries(counts));
  expect(jobs.failures).toEqual([]);
  expect(breachesOf(diary)).toEqual([]);
  // Whatever was not sent says why (QUALITY.md U7).
  const silent = { acceptedAt: null, declinedAt: null, deferredUntil: null, failedAt: null, unknownAt: null };
  expect(await db.emailLog.findMany({ where: silent, select: { onceKey: true } })).toEqual([]);
  expect(diary.sent.length).toBeGreaterThan(PEOPLE * 5);
});
