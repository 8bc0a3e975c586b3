import type { StaffStatus, TeamRouting } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { aStaffMember } from "./staff";

const always = [{ from: "00:00", to: "00:00" }];

/** Open around the clock on every weekday. */
export const aroundTheClock = {
  mon: always,
  tue: always,
  wed: always,
  thu: always,
  fri: always,
  sat: always,
  sun: always,
};

type Presence = { name?: string; status?: StaffStatus; statusAt?: Date; seenAt?: Date; capacity?: number | null };

/** For tests: somebody who works here and has the console open at `now`. */
export async function aMemberOnline(now: Date, presence: Presence = {}): Promise<{ id: string; name: string }> {
  const { name, status = "online", statusAt = now, seenAt = now, capacity = null } = presence;
  const staff = await aStaffMember(name);
  await db.staffPresence.create({ data: { staffId: staff.id, status, statusAt, seenAt, capacity } });
  return staff;
}

type Wanted = { name?: string; routing?: TeamRouting; keywords?: string[]; hours?: object };

/** For tests: a team of these members that is always open. */
export async function aTeam(members: { id: string }[], wanted: Wanted = {}): Promise<{ id: string; name: string }> {
  const { name = "Delivery", routing = "least_busy", keywords = [], hours = aroundTheClock } = wanted;
  return db.team.create({
    data: {
      id: newId("team"),
      name,
      routing,
      keywords,
      hours,
      members: { create: members.map(({ id }) => ({ staffId: id })) },
    },
    select: { id: true, name: true },
  });
}
