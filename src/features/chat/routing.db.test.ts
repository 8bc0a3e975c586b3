import { afterAll, expect, it } from "vitest";
import { changeRouting } from "@/features/teams/change-routing";
import { setStatus } from "@/features/teams/set-status";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { createVisitor } from "@/lib/session";
import { aStaffMember } from "@/testing/factories/staff";
import { aMemberOnline, aroundTheClock, aTeam } from "@/testing/factories/teams";
import { assignSession } from "./assign-session";
import { drainQueue } from "./drain-queue";
import { giveBackAbandoned } from "./give-back-abandoned";
import { releaseSession } from "./release-session";
import { routeSession } from "./route-session";
import { transferSession } from "./transfer-session";

afterAll(closeDatabase);

const now = new Date("2026-11-23T09:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const routing = { giveBackAfterMinutes: 5, alertAfterMinutes: 5, defaultTeamId: null };

async function aWaiting(
  facts: { teamId?: string; assignedToId?: string; waitingSince?: Date | null } = {},
): Promise<string> {
  const visitor = await createVisitor();
  const row = { id: newId("chs"), visitorId: visitor.id, waitingSince: now, createdAt: now, ...facts };
  await db.chatSession.create({ data: row });
  return row.id;
}

const ownerOf = async (id: string) => (await db.chatSession.findUniqueOrThrow({ where: { id } })).assignedToId;
const kinds = async (sessionId: string) =>
  (await db.chatActivity.findMany({ where: { sessionId }, orderBy: { id: "asc" } })).map(({ kind }) => kind);

it("leaves everything in the queue of all while there are no teams", async () => {
  await aMemberOnline(now);
  const id = await aWaiting();
  await routeSession(id, { content: "delivery" }, now);
  await drainQueue(now);
  expect(await db.chatSession.findUniqueOrThrow({ where: { id } })).toMatchObject({ assignedToId: null, teamId: null });
});

it("sends by topic to a team and there to the least busy who is online and has room", async () => {
  const busy = await aMemberOnline(now, { name: "Busy" });
  const idle = await aMemberOnline(now, { name: "Idle", capacity: 1 });
  const away = await aMemberOnline(now, { name: "Away", status: "away" });
  const gone = await aMemberOnline(now, { name: "Gone", seenAt: later(-76) });
  const team = await aTeam([busy, idle, away, gone], { keywords: ["courier"] });
  await aWaiting({ assignedToId: busy.id });
  const [first, second, third] = [await aWaiting(), await aWaiting(), await aWaiting()];
  await routeSession(first, { content: "Where is my courier?" }, now);
  await routeSession(second, { content: "Another courier" }, now);
  await routeSession(third, { content: "Hello" }, now);
  expect(await ownerOf(first)).toBe(idle.id);
  expect(await ownerOf(second)).toBe(busy.id);
  expect(await db.chatSession.findUniqueOrThrow({ where: { id: third } })).toMatchObject({ teamId: null });
  expect(await kinds(first)).toEqual(["assigned"]);
  await routeSession(first, { teamId: team.id }, now);
  expect(await ownerOf(first)).toBe(idle.id);
});

it("shares out in turn, and to nobody by hand or outside the team's hours", async () => {
  const members = [await aMemberOnline(now, { name: "A" }), await aMemberOnline(now, { name: "B" })];
  const turns = await aTeam(members, { name: "Turns", routing: "round_robin" });
  const owners: (string | null)[] = [];
  for (let n = 0; n < 4; n++) {
    const id = await aWaiting();
    await routeSession(id, { teamId: turns.id }, later(n));
    owners.push(await ownerOf(id));
  }
  expect(new Set(owners.slice(0, 2)).size).toBe(2);
  expect(owners.slice(2)).toEqual(owners.slice(0, 2));
  const byHand = await aTeam(members, { name: "Hand", routing: "manual" });
  const closed = await aTeam(members, { name: "Closed", hours: { ...aroundTheClock, mon: [], sun: [] } });
  for (const team of [byHand, closed]) {
    const id = await aWaiting();
    await routeSession(id, { teamId: team.id }, now);
    await drainQueue(now);
    expect(await db.chatSession.findUniqueOrThrow({ where: { id } })).toMatchObject({
      assignedToId: null,
      teamId: team.id,
    });
  }
});

it("drains the queue in order of waiting when somebody comes online, up to his capacity", async () => {
  const asha = await aMemberOnline(now, { status: "away", capacity: 2 });
  const team = await aTeam([asha]);
  const youngest = await aWaiting({ teamId: team.id, waitingSince: later(-10) });
  const oldest = await aWaiting({ teamId: team.id, waitingSince: later(-30) });
  const teamless = await aWaiting({ waitingSince: later(-20) });
  await changeRouting({ ...routing, defaultTeamId: team.id }, asha);
  expect(await drainQueue(now)).toBe(0);
  await setStatus("online", asha, now);
  expect(await drainQueue(now)).toBe(2);
  expect(await Promise.all([oldest, teamless, youngest].map(ownerOf))).toEqual([asha.id, asha.id, null]);
});

it("gives back what waits with who is away or gone for the set time, once, and leaves the rest", async () => {
  const away = await aMemberOnline(now, { name: "Away", status: "away", statusAt: later(-300) });
  const gone = await aMemberOnline(now, { name: "Gone", seenAt: later(-301) });
  const justGone = await aMemberOnline(now, { name: "Just gone", seenAt: later(-200) });
  const program = await aStaffMember("Program");
  const given = [await aWaiting({ assignedToId: away.id }), await aWaiting({ assignedToId: gone.id })];
  const kept = [
    await aWaiting({ assignedToId: away.id, waitingSince: null }),
    await aWaiting({ assignedToId: justGone.id }),
    await aWaiting({ assignedToId: program.id }),
  ];
  const counts = await Promise.all([giveBackAbandoned(now), giveBackAbandoned(now)]);
  expect(counts[0] + counts[1]).toBe(2);
  expect(await Promise.all(given.map(ownerOf))).toEqual([null, null]);
  expect(await kinds(given[0] ?? "")).toEqual(["given_back"]);
  expect(await Promise.all(kept.map(ownerOf))).toEqual([away.id, justGone.id, program.id]);
  expect((await db.staffPresence.findUniqueOrThrow({ where: { staffId: away.id } })).load).toBe(1);
});

it("does not route back to who gave it back by hand, only to colleagues", async () => {
  const asha = await aMemberOnline(now, { name: "Asha" });
  const team = await aTeam([asha]);
  const id = await aWaiting({ teamId: team.id });
  await drainQueue(now);
  await releaseSession(id, asha, later(1));
  await expect(releaseSession(id, asha, later(1))).rejects.toMatchObject({ code: "chat.not_owned" });
  await drainQueue(later(2));
  expect(await ownerOf(id)).toBeNull();
  const brian = await aMemberOnline(now, { name: "Brian" });
  await db.teamMember.create({ data: { teamId: team.id, staffId: brian.id } });
  await drainQueue(later(3));
  expect(await ownerOf(id)).toBe(brian.id);
  await expect(releaseSession(id, asha)).rejects.toMatchObject({
    code: "chat.session_taken",
    details: { facts: { owner: brian } },
  });
});

it("hands over to a colleague with room, beyond it only by force, and to a team's queue", async () => {
  const asha = await aMemberOnline(now, { name: "Asha" });
  const brian = await aMemberOnline(now, { name: "Brian", capacity: 1 });
  const team = await aTeam([asha], { name: "Others" });
  const [one, two] = [await aWaiting({ assignedToId: asha.id }), await aWaiting({ assignedToId: asha.id })];
  await transferSession({ sessionId: one, to: { staffId: brian.id }, fromStaffId: asha.id }, asha, now);
  const full = transferSession({ sessionId: two, to: { staffId: brian.id } }, asha, now);
  await expect(full).rejects.toMatchObject({ code: "chat.member_full", kind: "conflict" });
  expect(await ownerOf(two)).toBe(asha.id);
  await transferSession({ sessionId: two, to: { staffId: brian.id }, force: true }, asha, now);
  expect(await ownerOf(two)).toBe(brian.id);
  const lost = transferSession({ sessionId: two, to: { staffId: asha.id }, fromStaffId: asha.id }, asha, now);
  await expect(lost).rejects.toMatchObject({
    code: "chat.session_taken",
    details: { facts: { owner: { id: brian.id } } },
  });
  await transferSession({ sessionId: two, to: { teamId: team.id } }, asha, now);
  // Asha handed it over herself: it waits for somebody else of the team.
  expect(await db.chatSession.findUniqueOrThrow({ where: { id: two } })).toMatchObject({
    assignedToId: null,
    teamId: team.id,
  });
  expect(await kinds(two)).toEqual(["transferred", "transferred"]);
});

it("tells of two transfers at once the second who has it", async () => {
  const [asha, brian, carol] = [
    await aMemberOnline(now, { name: "Asha" }),
    await aMemberOnline(now, { name: "Brian" }),
    await aMemberOnline(now, { name: "Carol" }),
  ];
  const id = await aWaiting({ assignedToId: asha.id });
  const transfers = await Promise.allSettled(
    [brian, carol].map((to) =>
      transferSession({ sessionId: id, to: { staffId: to.id }, fromStaffId: asha.id }, asha, now),
    ),
  );
  const owner = await ownerOf(id);
  const refused = transfers.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({
    code: "chat.session_taken",
    details: { facts: { owner: { id: owner } } },
  });
});

it("lets nobody claim beyond his capacity, and takes over by force", async () => {
  const asha = await aMemberOnline(now, { name: "Asha", capacity: 1 });
  const [one, two] = [await aWaiting(), await aWaiting()];
  await assignSession({ sessionId: one }, asha, now);
  await expect(assignSession({ sessionId: two }, asha, now)).rejects.toMatchObject({ code: "chat.member_full" });
  expect(await kinds(two)).toEqual([]);
  await assignSession({ sessionId: two, force: true }, asha, now);
  expect(await ownerOf(two)).toBe(asha.id);
});
