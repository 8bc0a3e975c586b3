import { db } from "@/lib/db";
import { type RunLine, runSelect, toRunLine } from "./rows";
import { type RunFilter, runFilter } from "./schema";

const PAGE = 25;

/** Runs of the flows, newest first, 25 a page; `nextCursor` is null on the last page. */
export async function listRuns(input: RunFilter): Promise<{ runs: RunLine[]; nextCursor: string | null }> {
  const { flow, state, since, subjectIds, cursor } = runFilter.parse(input);
  const rows = await db.automationRun.findMany({
    where: {
      flow,
      ...(since ? { startedAt: { gte: since } } : {}),
      ...(subjectIds?.length ? { subjectId: { in: subjectIds } } : {}),
      ...(state === "waiting" ? { endedAt: null } : {}),
      ...(state === "ended" ? { endedAt: { not: null } } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: "desc" },
    take: PAGE + 1,
    select: runSelect,
  });
  const page = rows.slice(0, PAGE);
  return { runs: page.map(toRunLine), nextCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}
