import type { Metadata } from "next";
import { ForgottenPasswordForm } from "@/features/customers/components/forgotten-password-form";
import { requestPasswordReset } from "../actions";
import { NarrowPage } from "../narrow-page";

export const metadata: Metadata = { title: "Set a new password", robots: { index: false } };

type Props = { searchParams: Promise<{ email?: string | string[] }> };

export default async function ForgotPage({ searchParams }: Props) {
  const { email } = await searchParams;
  return (
    <NarrowPage title="Set a new password">
      <p className="mb-5 text-ink-soft">Tell us the address of your account; we mail you a link.</p>
      <ForgottenPasswordForm action={requestPasswordReset} email={typeof email === "string" ? email : ""} />
    </NarrowPage>
  );
}
