import { inTransaction } from "@/lib/db";
import { lockTemplate, retirePublished } from "./rows";
import type { TemplateKey } from "./schema";

/** Takes the words of the message's file into use again (for Swahili: the English ones). All versions stay to be restored. */
export async function retireTemplate(key: TemplateKey, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await lockTemplate(tx, key);
    await retirePublished(tx, key, now);
  });
}
