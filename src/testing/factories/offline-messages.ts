import { sealNote } from "@/features/offline-messages/rows";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";

/** For tests: a note that somebody left; its id. */
export async function aNote(name = "Njeri", over: { visitorId?: string; createdAt?: Date } = {}): Promise<string> {
  const id = newId("off");
  const email = `${id}@example.com`;
  await db.offlineMessage.create({ data: { id, name, email, messageSealed: sealNote("Is it in blue?", id), ...over } });
  return id;
}
