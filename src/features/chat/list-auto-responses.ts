import { db } from "@/lib/db";
import type { AutoResponse } from "./rules";
import { seedAutoResponses } from "./seed-auto-responses";

const columns = { topic: true, keywords: true, answer: true, priority: true, disabledAt: true } as const;

/** The bot's answers that are switched on. A shop that has none at all gets the defaults first. */
export async function listAutoResponses(): Promise<AutoResponse[]> {
  let rows = await db.chatAutoResponse.findMany({ select: columns });
  if (rows.length === 0) {
    await seedAutoResponses();
    rows = await db.chatAutoResponse.findMany({ select: columns });
  }
  return rows.filter((row) => row.disabledAt === null);
}
