import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { API_KEY_PREFIX } from "@/lib/session";
import { hashSecret, newSecret } from "@/lib/tokens";
import type { CreateApiKeyInput } from "./schema";

const HINT_LENGTH = 10;

/**
 * Makes a key by which a program acts as this staff member. The key is in the answer and nowhere else: stored is its hash.
 * It works until it is revoked or its owner is deactivated.
 */
export async function createApiKey(
  input: CreateApiKeyInput,
  staff: { id: string },
): Promise<{ id: string; name: string; key: string }> {
  const key = newSecret(API_KEY_PREFIX);
  const { id } = await db.staffApiKey.create({
    data: {
      id: newId("sak"),
      staffId: staff.id,
      name: input.name,
      hint: key.slice(0, HINT_LENGTH),
      keyHash: hashSecret(key),
    },
  });
  return { id, name: input.name, key };
}
