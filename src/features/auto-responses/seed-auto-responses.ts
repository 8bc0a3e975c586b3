import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { dropKept } from "@/lib/keep-briefly";
import { defaultAutoResponses } from "./default-auto-responses";
import { KEPT } from "./rows";

/** Adds the default answers whose topic is not there yet; what staff changed stays. Called twice or at once it adds them once. */
export async function seedAutoResponses(): Promise<void> {
  await db.chatAutoResponse.createMany({
    data: defaultAutoResponses.map((response) => ({ id: newId("car"), ...response })),
    skipDuplicates: true,
  });
  dropKept(KEPT);
}
