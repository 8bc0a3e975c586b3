import { Prisma } from "@/generated/prisma/client";
import { inTransaction, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { relaySoon } from "@/lib/outbox";
import { nameTaken } from "./errors";
import { putMembers } from "./put-members";
import type { CreateTeamInput } from "./schema";

/**
 * A new team with its members. Names are given once.
 * @throws DomainError `teams.name_taken`, `teams.unknown_member`
 */
export async function createTeam({ memberIds, hours, ...team }: CreateTeamInput): Promise<{ id: string }> {
  const id = newId("team");
  try {
    await inTransaction(async (tx) => {
      await tx.team.create({ data: { id, ...team, hours: hours ?? Prisma.DbNull } });
      await putMembers(tx, id, memberIds);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken();
    throw error;
  }
  relaySoon();
  return { id };
}
