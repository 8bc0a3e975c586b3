import { db } from "@/lib/db";
import type { CannedReplyView } from "./schema";

export const replyColumns = { id: true, shortcut: true, title: true, content: true } as const;

/** All texts that staff may send by a shortcut, in the order of the shortcuts. */
export async function listCannedReplies(): Promise<CannedReplyView[]> {
  return db.cannedReply.findMany({ orderBy: { shortcut: "asc" }, select: replyColumns });
}
