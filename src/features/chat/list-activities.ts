import { z } from "zod";
import type { ChatActivityKind } from "@/generated/prisma/client";
import { db } from "@/lib/db";

/** A line between messages that says what happened to a conversation; times are ISO 8601. */
export type ActivityView = {
  id: string;
  kind: ChatActivityKind;
  at: string;
  detail: { by?: string; to?: string; team?: string; until?: string; reason?: string };
};

const MOST = 500;
const text = z.string().optional();
// What an older version of the shop wrote there may lack a name; the line is shown all the same.
const detailShape = z.object({ by: text, to: text, team: text, until: text, reason: text }).catch({});

/** What happened to a conversation besides its messages, oldest first; of more than 500 the newest. For staff only. */
export async function listActivities(sessionId: string): Promise<ActivityView[]> {
  const rows = await db.chatActivity.findMany({
    where: { sessionId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows
    .reverse()
    .map(({ id, kind, at, detail }) => ({ id, kind, at: at.toISOString(), detail: detailShape.parse(detail) }));
}
