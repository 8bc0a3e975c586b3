import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/features/customers/components/sign-up-form";
import { CONSENT_TEXT } from "@/features/subscriptions/schema";
import { caller } from "@/server/caller";
import { signUp } from "../actions";
import { NarrowPage } from "../narrow-page";
import { nextPage } from "../next-page";

export const metadata: Metadata = { title: "Open an account", robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function SignUpPage({ searchParams }: Props) {
  const target = nextPage((await searchParams).next);
  if (await (await caller()).customers.whoAmI()) redirect(target);
  return (
    <NarrowPage title="Open an account">
      <SignUpForm action={signUp} consentText={CONSENT_TEXT} next={target} />
      <p className="mt-5 text-ink-soft">
        Already have an account?{" "}
        <Link href={`/account/sign-in?next=${target}`} className="inline-flex min-h-11 items-center text-ink underline">
          Sign in
        </Link>{" "}
        or{" "}
        <Link href="/account/forgot" className="inline-flex min-h-11 items-center text-ink underline">
          set a new password
        </Link>
      </p>
    </NarrowPage>
  );
}
