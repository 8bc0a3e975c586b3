"use server";
import { redirect } from "next/navigation";
import { caller } from "@/server/caller";

/** Ends the session of the staff member who pressed the button. */
export async function signOut(): Promise<void> {
  const { teams, staff } = await caller();
  await teams.leaveConsole();
  await staff.signOut();
  redirect("/admin/login");
}
