import { db } from "@/lib/db";
import { newId } from "@/lib/id";

/** For tests: somebody who works here. */
export async function aStaffMember(name = "Amina"): Promise<{ id: string; name: string }> {
  const id = newId("stf");
  await db.staff.create({ data: { id, name, email: `${id}@shop.example` } });
  return { id, name };
}
