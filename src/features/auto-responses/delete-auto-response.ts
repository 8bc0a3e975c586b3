import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { dropKept } from "@/lib/keep-briefly";
import { KEPT } from "./rows";
import { fixedTopics } from "./rules";

/**
 * Removes a rule for good; removed before, nothing happens.
 * @throws DomainError `auto-responses.needed` for the greeting and the order question, which can only be switched off
 */
export async function deleteAutoResponse(id: string): Promise<void> {
  const known = await db.chatAutoResponse.findUnique({ where: { id }, select: { topic: true } });
  if (known && fixedTopics.includes(known.topic))
    throw new DomainError(
      "conflict",
      "auto-responses.needed",
      "The chat needs this answer to know its way. Please switch it off instead.",
    );
  await db.chatAutoResponse.deleteMany({ where: { id } });
  dropKept(KEPT);
}
