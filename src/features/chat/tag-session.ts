import { findOrCreateTag, type Tag } from "@/features/chat-tags/find-or-create-tag";
import { inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { sessionNotFound } from "./errors";
import { publishSession } from "./publish-news";

/** More would hide each other. */
const MOST_TAGS = 20;

/**
 * Puts a tag on a conversation, open or closed; a name that is new becomes a new tag. One that is on it already stays, once.
 * @throws DomainError `chat.unknown_session`, `chat.too_many_tags` (more than 20), `chat_tags.bad_name`
 */
export async function tagSession(input: { sessionId: string; name: string }, now = new Date()): Promise<Tag> {
  const { sessionId } = input;
  const { tag, added } = await inTransaction(async (tx) => {
    const found = await tx.chatSession.findUnique({
      where: { id: sessionId },
      select: { _count: { select: { tags: true } } },
    });
    if (!found) throw sessionNotFound();
    const tag = await findOrCreateTag(tx, input.name);
    const added = await tx.chatSessionTag.createMany({
      data: { sessionId, tagId: tag.id, addedAt: now },
      skipDuplicates: true,
    });
    if (added.count === 1 && found._count.tags >= MOST_TAGS) throw tooManyTags();
    return { tag, added: added.count === 1 };
  });
  if (added) await publishSession(sessionId);
  return tag;
}

const tooManyTags = () =>
  new DomainError(
    "conflict",
    "chat.too_many_tags",
    `A conversation has at most ${MOST_TAGS} tags. Take one off first.`,
  );
