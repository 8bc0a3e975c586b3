import { staffAuth } from "@/lib/auth";

/** Ends the staff session of the request, if there is one, and clears its cookie. */
export async function signOut(headers: Headers): Promise<void> {
  if (!headers.get("cookie")?.includes("hp_staff.")) return;
  await staffAuth().api.signOut({ headers });
}
