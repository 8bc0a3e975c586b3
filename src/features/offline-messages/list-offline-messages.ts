import { db } from "@/lib/db";
import { unseal } from "@/lib/secret-box";

export type OfflineNote = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  message: string;
  createdAt: Date;
  doneAt: Date | null;
};

const NEWEST = 200;

/** The newest 200 notes, those that are not done first. */
export async function listOfflineMessages(): Promise<OfflineNote[]> {
  const rows = await db.offlineMessage.findMany({
    orderBy: [{ doneAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
    take: NEWEST,
  });
  return rows.map(({ id, name, email, phone, messageSealed, createdAt, doneAt }) => ({
    id,
    name,
    email,
    phone,
    message: unseal(messageSealed, id),
    createdAt,
    doneAt,
  }));
}
