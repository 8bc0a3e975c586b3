import { Prisma } from "@/generated/prisma/client";
import { inTransaction, isUniqueViolation } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { nameTaken, unknownTeam } from "./errors";
import { putMembers } from "./put-members";
import type { ChangeTeamInput } from "./schema";

/**
 * Changes a team as a whole. Who leaves it keeps the conversations he has.
 * @throws DomainError `teams.unknown_team` (also an archived one), `teams.name_taken`, `teams.unknown_member`
 */
export async function changeTeam({ id, memberIds, hours, ...team }: ChangeTeamInput): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      const { count } = await tx.team.updateMany({
        where: { id, archivedAt: null },
        data: { ...team, hours: hours ?? Prisma.DbNull },
      });
      if (count === 0) throw unknownTeam();
      await putMembers(tx, id, memberIds);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken();
    throw error;
  }
  relaySoon();
}
