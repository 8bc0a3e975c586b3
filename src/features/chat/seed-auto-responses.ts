import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { defaultAutoResponses } from "./default-auto-responses";

/** Adds the default answers whose topic is not there yet; what staff changed stays. Called twice or at once it adds them once. */
export async function seedAutoResponses(): Promise<void> {
  await db.chatAutoResponse.createMany({
    data: defaultAutoResponses.map((response) => ({ id: newId("car"), ...response })),
    skipDuplicates: true,
  });
}
