import { db } from "@/lib/db";
import { listAutoResponses } from "./list-auto-responses";
import { autoResponseSelect } from "./rows";
import type { AutoResponse } from "./schema";

export type ListedAutoResponse = AutoResponse & { on: boolean; teamName: string | null };

/** Every rule for staff, also those switched off, the greatest priority first. */
export async function listAllAutoResponses(): Promise<ListedAutoResponse[]> {
  // Gives a shop that has none the defaults.
  await listAutoResponses();
  const rows = await db.chatAutoResponse.findMany({
    orderBy: [{ priority: "desc" }, { topic: "asc" }],
    select: { ...autoResponseSelect, disabledAt: true, team: { select: { name: true } } },
  });
  return rows.map(({ disabledAt, team, ...row }) => ({
    ...row,
    on: disabledAt === null,
    teamName: team?.name ?? null,
  }));
}
