import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { createVisitor } from "@/lib/session";
import { aMemberOnline, aTeam } from "@/testing/factories/teams";
import { assignSession } from "./assign-session";
import { drainQueue } from "./drain-queue";

afterAll(closeDatabase);

const STAFF = 50;
/** More than the staff have room for. */
const SESSIONS = 60;
/** How many of them each claims; any two members' share some. */
const TRIES = 24;
const CAPACITY = 1;
const now = new Date("2026-11-22T09:00:00Z");

async function freeSessions(count: number, teamId?: string): Promise<string[]> {
  const visitors = await Promise.all(Array.from({ length: count }, () => createVisitor()));
  const rows = visitors.map(({ id }) => ({ id: newId("chs"), visitorId: id, teamId, waitingSince: now }));
  await db.chatSession.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** What no race may break: nobody above capacity, the counted load the true one, one activity for each owner. */
async function expectOrder(): Promise<number> {
  const owned = await db.chatSession.groupBy({
    by: ["assignedToId"],
    where: { assignedToId: { not: null } },
    _count: true,
  });
  for (const { assignedToId, _count } of owned) {
    const presence = await db.staffPresence.findUniqueOrThrow({ where: { staffId: assignedToId ?? "" } });
    expect(_count).toBeLessThanOrEqual(presence.capacity ?? Number.POSITIVE_INFINITY);
    expect(presence.load).toBe(_count);
  }
  const total = owned.reduce((sum, { _count }) => sum + _count, 0);
  expect(await db.chatActivity.count({ where: { kind: "assigned" } })).toBe(total);
  return total;
}

it(`gives each conversation one owner and nobody more than fits when ${STAFF} staff claim them at once`, async () => {
  const staff = await Promise.all(
    Array.from({ length: STAFF }, (_, n) => aMemberOnline(now, { name: `Staff ${n}`, capacity: CAPACITY })),
  );
  const sessions = await freeSessions(SESSIONS);
  const claims = await Promise.all(
    staff.map(async (member, n) => {
      // Each begins elsewhere, so that claims of many conversations and many members cross.
      const made: PromiseSettledResult<unknown>[] = [];
      for (const sessionId of [...sessions.slice(n), ...sessions.slice(0, n)].slice(0, TRIES))
        made.push(...(await Promise.allSettled([assignSession({ sessionId }, member, now)])));
      return made;
    }),
  );
  const won = claims.flat().filter((claim) => claim.status === "fulfilled");
  const codes = claims.flat().flatMap((claim) => (claim.status === "rejected" ? [claim.reason.code] : []));
  expect(new Set(codes)).toEqual(new Set(["chat.session_taken", "chat.member_full"]));
  expect(won).toHaveLength(STAFF * CAPACITY);
  expect(await expectOrder()).toBe(STAFF * CAPACITY);
}, 60_000);

it("keeps capacity and the one owner while routing shares out what staff claim at the same time", async () => {
  const staff = await Promise.all(
    Array.from({ length: 8 }, (_, n) => aMemberOnline(now, { name: `Staff ${n}`, capacity: 3 })),
  );
  const team = await aTeam(staff);
  const sessions = await freeSessions(40, team.id);
  const racing = await Promise.allSettled([
    ...Array.from({ length: 4 }, () => drainQueue(now)),
    ...staff.flatMap((member) => sessions.map((sessionId) => assignSession({ sessionId }, member, now))),
  ]);
  const faults = racing.flatMap((one) =>
    one.status === "rejected" && !one.reason.code?.startsWith("chat.") ? [one.reason] : [],
  );
  expect(faults).toEqual([]);
  await drainQueue(now);
  expect(await expectOrder()).toBe(8 * 3);
}, 60_000);
