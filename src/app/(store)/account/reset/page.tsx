import type { Metadata } from "next";
import { NewPasswordForm } from "@/features/customers/components/new-password-form";
import { findResetLogin } from "@/features/customers/reset-password";
import { ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { resetPassword } from "../actions";
import { NarrowPage } from "../narrow-page";

export const metadata: Metadata = { title: "New password", robots: { index: false }, referrer: "same-origin" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Where the mail's link leads. Opening it uses nothing up; only the form does. */
export default async function ResetPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const login = typeof token === "string" ? await findResetLogin(token) : null;
  return (
    <NarrowPage title="New password">
      {login && typeof token === "string" ? (
        <NewPasswordForm action={resetPassword} token={token} email={login.email} />
      ) : (
        <>
          <Notice tone="warning">This link is used up or older than an hour.</Notice>
          <ButtonLink href="/account/forgot" className="mt-5 w-full">
            Ask for a new one
          </ButtonLink>
        </>
      )}
    </NarrowPage>
  );
}
