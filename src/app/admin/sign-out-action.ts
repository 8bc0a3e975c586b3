"use server";
import { redirect } from "next/navigation";
import { caller } from "@/server/caller";

/** Ends the session of the staff member who pressed the button. */
export async function signOut(): Promise<void> {
  await (await caller()).staff.signOut();
  redirect("/admin/login");
}
