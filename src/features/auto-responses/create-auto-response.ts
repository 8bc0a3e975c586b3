import { db, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { dropKept } from "@/lib/keep-briefly";
import { checkTeam } from "./check-team";
import { topicTaken } from "./errors";
import { listAutoResponses } from "./list-auto-responses";
import { KEPT } from "./rows";
import type { AutoResponseInput } from "./schema";

/**
 * Adds a rule; the bot goes by it from its next message on (other processes within 3 s).
 * @throws DomainError `auto-responses.topic_taken` (also for the same one created twice), `auto-responses.unknown_team`
 */
export async function createAutoResponse(input: AutoResponseInput): Promise<{ id: string }> {
  await checkTeam(input.teamId);
  // The defaults are for a shop that has none at all: they come before the first of its own.
  await listAutoResponses();
  try {
    const { id } = await db.chatAutoResponse.create({ data: { id: newId("car"), ...input }, select: { id: true } });
    return { id };
  } catch (error) {
    throw isUniqueViolation(error) ? topicTaken(input.topic) : error;
  } finally {
    dropKept(KEPT);
  }
}
