import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/features/customers/components/sign-in-form";
import { caller } from "@/server/caller";
import { ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { signIn } from "../actions";
import { NarrowPage } from "../narrow-page";
import { nextPage } from "../next-page";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string; password?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, password } = await searchParams;
  const target = nextPage(next);
  if (await (await caller()).customers.whoAmI()) redirect(target);
  return (
    <NarrowPage title="Sign in">
      {password === "new" && (
        <div className="mb-5">
          <Notice tone="good">Your new password is set. Please sign in with it.</Notice>
        </div>
      )}
      <SignInForm action={signIn} next={target} />
      <p className="mt-3">
        <Link href="/account/forgot" className="inline-flex min-h-11 items-center underline underline-offset-4">
          I do not know my password
        </Link>
      </p>
      <div className="mt-6 border-line border-t pt-6">
        <p className="mb-3 text-ink-soft">
          New here? An account keeps your orders together. You can buy without one, too.
        </p>
        <ButtonLink href={`/account/sign-up?next=${target}`} look="quiet" className="w-full">
          Open an account
        </ButtonLink>
      </div>
    </NarrowPage>
  );
}
