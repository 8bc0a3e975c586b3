import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/features/staff/components/sign-in-form";
import { findStaff } from "@/lib/session";
import { signIn } from "./sign-in-action";

export const metadata: Metadata = { title: "Staff sign-in", robots: { index: false } };

export default async function LoginPage() {
  if (await findStaff(await headers())) redirect("/admin/chat");
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-10">
      <div className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <p className="text-ink-soft">Household Planet Kenya</p>
        <h1 className="mb-6 font-display text-3xl">Staff sign-in</h1>
        <SignInForm action={signIn} />
      </div>
    </main>
  );
}
