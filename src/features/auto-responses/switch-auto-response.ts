import { db } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { autoResponseNotFound } from "./errors";
import { KEPT } from "./rows";

/**
 * Switches a rule on or off; when it was first switched off stays.
 * @throws DomainError `auto-responses.unknown`
 */
export async function switchAutoResponse({ id, on }: { id: string; on: boolean }, now = new Date()): Promise<void> {
  const { count } = on
    ? await db.chatAutoResponse.updateMany({ where: { id }, data: { disabledAt: null } })
    : await db.chatAutoResponse.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: now } });
  dropKept(KEPT);
  if (count === 0 && !(await db.chatAutoResponse.findUnique({ where: { id }, select: { id: true } })))
    throw autoResponseNotFound();
}
