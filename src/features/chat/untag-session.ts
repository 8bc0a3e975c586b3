import { db } from "@/lib/db";
import { publishSession } from "./publish-news";

/** Takes a tag off a conversation; one that is not on it is off it. */
export async function untagSession({ sessionId, tagId }: { sessionId: string; tagId: string }): Promise<void> {
  const { count } = await db.chatSessionTag.deleteMany({ where: { sessionId, tagId } });
  if (count > 0) await publishSession(sessionId);
}
