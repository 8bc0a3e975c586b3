import { db } from "@/lib/db";
import { keepBriefly } from "@/lib/keep-briefly";
import { SECOND_MS } from "@/lib/time";
import { autoResponseSelect, KEPT } from "./rows";
import type { AutoResponse } from "./schema";
import { seedAutoResponses } from "./seed-auto-responses";

/** Every message reads the rules (QUALITY.md P8); another process follows a change after at most this long. */
const KEPT_MS = 3 * SECOND_MS;

/** The bot's answers that are switched on, kept for at most 3 s. A shop that has none at all gets the defaults first. */
export function listAutoResponses(): Promise<AutoResponse[]> {
  return keepBriefly(`${KEPT}on`, KEPT_MS, async () => {
    if ((await db.chatAutoResponse.count()) === 0) await seedAutoResponses();
    return db.chatAutoResponse.findMany({ where: { disabledAt: null }, select: autoResponseSelect });
  });
}
