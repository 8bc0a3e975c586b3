import { db } from "@/lib/db";
import { type Machine, shownPlace } from "./rules";

/** `place` is where a click led, without what opens a cart or an account. */
export type VisitLine = { id: string; kind: "open" | "click"; at: Date; place: string | null; machine: Machine };

/** Opens of and clicks in one mail, oldest first, each with what it is taken for; `machine` null is a person. At most 200. */
export async function listVisits(emailLogId: string): Promise<VisitLine[]> {
  const rows = await db.emailEvent.findMany({
    where: { emailLogId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, kind: true, at: true, url: true, machine: true, human: true },
  });
  return rows.map(({ id, kind, at, url, human, machine }) => ({
    id,
    kind,
    at,
    place: url && shownPlace(url),
    machine: human ? null : ((machine ?? "scanner") as Machine),
  }));
}
