import { deleteOldConversations } from "@/features/chat/delete-old-conversations";
import { deleteChatWords } from "@/features/mail/delete-chat-words";
import { deleteOldNotes } from "@/features/offline-messages/delete-old-notes";
import { readSetting } from "@/features/settings/read-setting";
import { deletePageViews } from "@/features/tracking/delete-page-views";
import { env } from "@/lib/env";
import { daysInForce, keptSince, mayDelete } from "./rules";
import { retentionSetting } from "./schema";

/** Conversations in one transaction; so many are gone within a second or two. */
const BATCH = 100;

export type Applied = {
  conversations: number;
  offlineMessages: number;
  mails: number;
  pageViews: number;
  more: boolean;
};

/**
 * Deletes one batch of what is kept no longer, the oldest first: at most 100 conversations with everything in them, notes that were
 * done by then, the words of the chat's mails and page views. Nothing is deleted before staff saw the dry run for the number of days in
 * force and switched deletion on. Visitors, customers and orders stay; open conversations and open notes too.
 * @returns null when deletion is off; `more` when it should be called again
 */
export async function applyRetention(now: Date): Promise<Applied | null> {
  // Read for every batch: switched off, it stops in the middle of the night.
  const retention = await readSetting(retentionSetting);
  const days = daysInForce(retention, env().CHAT_RETENTION_DAYS);
  if (!mayDelete(retention, days)) return null;
  const before = keptSince(now, days);
  const gone = await deleteOldConversations(before, BATCH);
  const offlineMessages = await deleteOldNotes(before, gone);
  const mails = await deleteChatWords(before);
  const pageViews = await deletePageViews(before);
  return { conversations: gone.length, offlineMessages, mails, pageViews, more: gone.length === BATCH };
}
