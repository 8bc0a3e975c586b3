import { findStaffMember } from "@/features/staff/find-staff-member";
import { db } from "@/lib/db";
import { noteNotFound, noteTakenBy, unknownColleague } from "./errors";
import { tellDesk } from "./leave-offline-message";
import type { AssignNoteInput } from "./schema";

/**
 * Gives a note to a staff member, by default the caller. Of many who take a free one at once exactly one gets it. Given to its owner
 * again, nothing changes. With `force` it is taken over from its owner.
 * @returns who has it now
 * @throws DomainError `offline.note_taken` with the owner, unless `force`; `offline.unknown_note`, `offline.unknown_staff`
 */
export async function assignOfflineMessage(
  { id, staffId, force = false }: AssignNoteInput,
  caller: { id: string },
): Promise<{ id: string; name: string }> {
  const staff = await findStaffMember(staffId ?? caller.id);
  if (!staff) throw unknownColleague();
  const free = force ? {} : { OR: [{ assignedToId: null }, { assignedToId: staff.id }] };
  const { count } = await db.offlineMessage.updateMany({ where: { id, ...free }, data: { assignedToId: staff.id } });
  if (count === 1) {
    tellDesk();
    return staff;
  }
  const note = await db.offlineMessage.findUnique({ where: { id }, select: { assignedTo: true } });
  if (!note?.assignedTo) throw noteNotFound();
  throw noteTakenBy({ id: note.assignedTo.id, name: note.assignedTo.name });
}
