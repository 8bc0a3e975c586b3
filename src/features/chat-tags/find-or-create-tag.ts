import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { MAX_TAG_LENGTH, normaliseTagName } from "./rules";

export type Tag = { id: string; name: string };

/**
 * The tag of this name; made when there is none yet. Of many who make it at once all get the same one.
 * @throws DomainError `chat_tags.bad_name` (empty, or longer than 40 characters)
 */
export async function findOrCreateTag(tx: Tx, typed: string): Promise<Tag> {
  const name = normaliseTagName(typed);
  if (name === "" || name.length > MAX_TAG_LENGTH) throw badName();
  // The empty update lets the statement return the row also when somebody else has just made it.
  const [tag] = await tx.$queryRaw<Tag[]>`
    INSERT INTO chat_tag (id, name) VALUES (${newId("tag")}, ${name})
    ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, name`;
  if (!tag) throw new Error("A tag was not written");
  return tag;
}

const words = `Give the tag a name of 1 to ${MAX_TAG_LENGTH} characters.`;
const badName = () => new DomainError("invalid", "chat_tags.bad_name", words, { fields: { name: words } });
