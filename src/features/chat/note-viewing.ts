import { publish } from "@/lib/realtime";
import { STAFF_INBOX_CHANNEL, STAFF_VIEWING, type StaffViewingPayload } from "./channels";
import type { NoteViewingInput } from "./schema";

/**
 * Tells colleagues which conversation a staff member has on the screen, and whether he writes in it; null: none any more. Nothing is
 * stored: who hears nothing more of it forgets it after `VIEWING_LASTS_MS`. Never throws.
 */
export async function noteViewing(
  { sessionId, writing }: NoteViewingInput,
  staff: { id: string; name: string },
): Promise<void> {
  const news: StaffViewingPayload = { staffId: staff.id, name: staff.name, sessionId, writing };
  await publish(STAFF_INBOX_CHANNEL, STAFF_VIEWING, news);
}
