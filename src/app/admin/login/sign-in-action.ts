"use server";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import type { SignInState } from "@/features/staff/components/sign-in-form";
import { caller } from "@/server/caller";

/** Signs the sender of the form in and opens the console; a refusal comes back to the form in words. */
export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get("email") ?? "");
  try {
    await (await caller()).staff.signIn({ email, password: String(form.get("password") ?? "") });
  } catch (refused) {
    if (!(refused instanceof TRPCError) || refused.code === "INTERNAL_SERVER_ERROR") throw refused;
    const asked = refused.code === "BAD_REQUEST" ? "Please enter your e-mail address and password." : refused.message;
    return { problem: asked, email };
  }
  redirect("/admin/chat");
}
