import { db } from "@/lib/db";
import { inWords } from "./rows";

/** The flows that wanted mails so far, by name. */
export async function listFlows(): Promise<{ flow: string; name: string }[]> {
  const found = await db.emailLog.findMany({
    where: { flow: { not: null } },
    distinct: ["flow"],
    orderBy: { flow: "asc" },
    select: { flow: true },
  });
  return found.flatMap(({ flow }) => (flow ? [{ flow, name: inWords(flow) }] : []));
}
