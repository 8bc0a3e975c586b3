import { db, isUniqueViolation } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { checkTeam } from "./check-team";
import { autoResponseNotFound, topicTaken } from "./errors";
import { KEPT } from "./rows";
import { fixedTopics } from "./rules";
import type { AutoResponseInput } from "./schema";

/**
 * Changes a rule whole. The greeting and the order question keep their names, by which the chat knows them.
 * @throws DomainError `auto-responses.unknown`, `auto-responses.topic_taken`, `auto-responses.unknown_team`
 */
export async function changeAutoResponse({ id, ...input }: AutoResponseInput & { id: string }): Promise<void> {
  await checkTeam(input.teamId);
  const known = await db.chatAutoResponse.findUnique({ where: { id }, select: { topic: true } });
  if (!known) throw autoResponseNotFound();
  const topic = fixedTopics.includes(known.topic) ? known.topic : input.topic;
  try {
    const { count } = await db.chatAutoResponse.updateMany({ where: { id }, data: { ...input, topic } });
    if (count === 0) throw autoResponseNotFound();
  } catch (error) {
    throw isUniqueViolation(error) ? topicTaken(topic) : error;
  } finally {
    dropKept(KEPT);
  }
}
