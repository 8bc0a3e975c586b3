import { countOldConversations } from "@/features/chat/delete-old-conversations";
import { countChatWords } from "@/features/mail/delete-chat-words";
import { countOldNotes } from "@/features/offline-messages/delete-old-notes";
import { readSetting } from "@/features/settings/read-setting";
import { countPageViews } from "@/features/tracking/delete-page-views";
import { env } from "@/lib/env";
import { daysInForce, keptSince, mayDelete } from "./rules";
import { type Retention, retentionSetting } from "./schema";

export type RetentionPlan = {
  days: number;
  /** What was written last before this moment goes. */
  before: Date;
  /** True when it goes by itself, every night. */
  on: boolean;
  confirmed: Retention["confirmed"];
  conversations: number;
  messages: number;
  /** Internal notes of staff. */
  notes: number;
  offlineMessages: number;
  /** Copies of what was said in mails of the chat. */
  mails: number;
  pageViews: number;
  /** When the oldest conversation of them ended. */
  oldest: Date | null;
};

/** The dry run: what would be deleted now, counted by the same rules that delete it. Changes nothing. */
export async function planRetention(now: Date): Promise<RetentionPlan> {
  const retention = await readSetting(retentionSetting);
  const days = daysInForce(retention, env().CHAT_RETENTION_DAYS);
  const before = keptSince(now, days);
  const [old, offlineMessages, mails, pageViews] = await Promise.all([
    countOldConversations(before),
    countOldNotes(before),
    countChatWords(before),
    countPageViews(before),
  ]);
  const { confirmed } = retention;
  return { days, before, on: mayDelete(retention, days), confirmed, ...old, offlineMessages, mails, pageViews };
}
