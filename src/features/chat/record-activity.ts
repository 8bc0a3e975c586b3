import type { ChatActivityKind } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";

/** What happened to a conversation besides its messages. */
export type Activity = {
  sessionId: string;
  kind: ChatActivityKind;
  /** Who did it; unset: the shop itself, or the visitor. */
  staffId?: string | null;
  /** Names as they are now, so that the line stays true when people and teams are renamed. */
  detail?: { by?: string; to?: string; team?: string; until?: string; reason?: string };
};

/** Notes it for staff, in the transaction that makes it true. */
export async function recordActivity(tx: Tx, activity: Activity, now: Date): Promise<void> {
  const { sessionId, kind, staffId = null, detail = {} } = activity;
  await tx.chatActivity.create({ data: { id: newId("act"), sessionId, kind, staffId, detail, at: now } });
}
