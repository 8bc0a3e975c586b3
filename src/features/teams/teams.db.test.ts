import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aStaffMember } from "@/testing/factories/staff";
import { aMemberOnline, aTeam } from "@/testing/factories/teams";
import { archiveTeam } from "./archive-team";
import { changeRouting } from "./change-routing";
import { changeTeam } from "./change-team";
import { createTeam } from "./create-team";
import { getRouting } from "./get-routing";
import { isAnybodyOnline } from "./is-anybody-online";
import { leaveConsole } from "./leave-console";
import { listMembers } from "./list-members";
import { listTeams } from "./list-teams";
import { setCapacity } from "./set-capacity";
import { setStatus } from "./set-status";
import { touchPresence } from "./touch-presence";

afterAll(closeDatabase);

const now = new Date("2026-11-22T09:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const wanted = {
  name: "Delivery",
  routing: "least_busy" as const,
  keywords: ["courier"],
  hours: null,
  alertEmail: null,
};
const announced = async () => (await db.outboxEvent.findMany({ orderBy: { id: "asc" } })).map(({ name }) => name);

it("makes one team of a name, also at once, and says so to the others", async () => {
  const made = await atOnce(5, () => createTeam({ ...wanted, memberIds: [] }));
  expect(fulfilled(made)).toHaveLength(1);
  for (const one of made) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "teams.name_taken" });
});

it("changes a team as a whole, keeps each member's turn, and takes nobody who does not work here", async () => {
  const [asha, brian] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
  const { id } = await createTeam({ ...wanted, memberIds: [asha.id] });
  await db.teamMember.updateMany({ data: { lastAssignedAt: now } });
  await changeTeam({ ...wanted, id, name: "Couriers", memberIds: [asha.id, brian.id] });
  expect(await listTeams()).toMatchObject([{ name: "Couriers", members: [asha, brian] }]);
  expect((await db.teamMember.findFirstOrThrow({ where: { staffId: asha.id } })).lastAssignedAt).toEqual(now);
  await db.staff.update({ where: { id: brian.id }, data: { deactivatedAt: now } });
  await expect(changeTeam({ ...wanted, id, memberIds: [brian.id] })).rejects.toMatchObject({
    code: "teams.unknown_member",
  });
  expect(await listTeams()).toMatchObject([{ name: "Couriers", members: [asha] }]);
});

it("frees an archived team's name, also when it is archived twice, and takes it for no default", async () => {
  const { id } = await createTeam({ ...wanted, memberIds: [] });
  await atOnce(3, () => archiveTeam(id, now));
  expect((await db.team.findUniqueOrThrow({ where: { id } })).name).toBe("Delivery (archived 2026-11-22 09:00:00 UTC)");
  await expect(changeTeam({ ...wanted, id, memberIds: [] })).rejects.toMatchObject({ code: "teams.unknown_team" });
  await createTeam({ ...wanted, memberIds: [] });
  const routing = { ...(await getRouting()), defaultTeamId: id };
  await expect(changeRouting(routing, { id: "stf_1" })).rejects.toMatchObject({ code: "teams.unknown_team" });
  await expect(archiveTeam("team_none")).rejects.toMatchObject({ code: "teams.unknown_team" });
});

it("knows who is online for 75 s after the last sign of life, and announces a return once", async () => {
  const [asha, brian] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
  const team = await aTeam([brian]);
  expect(await isAnybodyOnline(now)).toBe(false);
  await touchPresence(asha, now);
  await touchPresence(asha, later(20));
  expect(await announced()).toEqual(["teams/member.freed"]);
  expect(await isAnybodyOnline(later(95))).toBe(true);
  expect(await isAnybodyOnline(later(95), team.id)).toBe(false);
  expect(await isAnybodyOnline(later(96))).toBe(false);
  await touchPresence(asha, later(200));
  expect(await announced()).toEqual(["teams/member.freed", "teams/member.freed"]);
});

it("keeps somebody away until he says otherwise, and lets nobody count who signed out or was deactivated", async () => {
  const asha = await aStaffMember("Asha");
  await touchPresence(asha, now);
  await setStatus("away", asha, later(1));
  await setStatus("away", asha, later(2));
  await touchPresence(asha, later(300));
  expect(await isAnybodyOnline(later(300))).toBe(false);
  expect(await listMembers(later(300))).toMatchObject([{ whereabouts: "away" }]);
  expect((await db.staffPresence.findFirstOrThrow()).statusAt).toEqual(later(1));
  await setStatus("online", asha, later(301));
  expect(await announced()).toEqual(["teams/member.freed", "teams/member.left", "teams/member.freed"]);
  await leaveConsole(asha, later(302));
  expect(await isAnybodyOnline(later(302))).toBe(false);
  const brian = await aMemberOnline(later(302), { name: "Brian" });
  expect(await isAnybodyOnline(later(302))).toBe(true);
  await db.staff.update({ where: { id: brian.id }, data: { deactivatedAt: now } });
  expect(await isAnybodyOnline(later(302))).toBe(false);
});

it("sets a capacity also for who has never opened the console, without making him present", async () => {
  const asha = await aStaffMember("Asha");
  await setCapacity({ staffId: asha.id, capacity: 5 });
  expect(await listMembers(now)).toMatchObject([{ whereabouts: "gone", capacity: 5, load: 0 }]);
  await setCapacity({ staffId: asha.id, capacity: null });
  expect(await listMembers(now)).toMatchObject([{ capacity: null }]);
  await expect(setCapacity({ staffId: "stf_none", capacity: 1 })).rejects.toMatchObject({
    code: "teams.unknown_member",
  });
});
