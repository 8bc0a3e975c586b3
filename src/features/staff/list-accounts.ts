import { db } from "@/lib/db";
import type { StaffAccountView } from "./schema";

/** Every account that was ever made, the open ones first, by name. */
export async function listAccounts(): Promise<StaffAccountView[]> {
  return db.staff.findMany({
    orderBy: [{ deactivatedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true, deactivatedAt: true },
  });
}
