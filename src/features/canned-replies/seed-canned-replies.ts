import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { defaultCannedReplies } from "./default-canned-replies";

/** Gives a shop that has no canned replies the first ones. Called again it changes nothing: what staff made of them, or removed, stays. */
export async function seedCannedReplies(): Promise<void> {
  if ((await db.cannedReply.count()) > 0) return;
  await db.cannedReply.createMany({
    data: defaultCannedReplies.map((reply) => ({ id: newId("can"), ...reply })),
    skipDuplicates: true,
  });
}
