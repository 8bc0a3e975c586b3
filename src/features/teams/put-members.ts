import type { Tx } from "@/lib/db";
import { announce } from "@/lib/outbox";
import { unknownMember } from "./errors";
import { memberFreed } from "./events";

/**
 * Makes exactly these the members of a team; who was one keeps his place in the turn. Who is new to it is announced, for the
 * team's queue may be waiting for him.
 * @throws DomainError `teams.unknown_member` when one of them does not work here
 */
export async function putMembers(tx: Tx, teamId: string, memberIds: string[]): Promise<void> {
  const active = await tx.staff.count({ where: { id: { in: memberIds }, deactivatedAt: null } });
  if (active !== memberIds.length) throw unknownMember();
  await tx.teamMember.deleteMany({ where: { teamId, staffId: { notIn: memberIds } } });
  const joined = await tx.teamMember.createManyAndReturn({
    data: memberIds.map((staffId) => ({ teamId, staffId })),
    skipDuplicates: true,
    select: { staffId: true },
  });
  for (const { staffId } of joined) await announce(tx, memberFreed.create({ staffId }));
}
