import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ProfileForm } from "@/features/customers/components/profile-form";
import { formatPhone } from "@/features/customers/rules";
import { OrderStateBadge } from "@/features/orders/components/order-state-badge";
import { listLanguages } from "@/features/templates/list-languages";
import { formatKes } from "@/lib/money";
import { formatDateTime } from "@/lib/time";
import { caller } from "@/server/caller";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState, Notice } from "@/ui/notice";
import { changeProfile, signOut } from "./actions";

export const metadata: Metadata = { title: "Your account", robots: { index: false } };

async function Orders() {
  const orders = await (await caller()).orders.listOwn();
  if (orders.length === 0)
    return (
      <EmptyState title="No orders yet">
        <ButtonLink href="/" className="mt-3">
          Look around the shop
        </ButtonLink>
      </EmptyState>
    );
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {orders.map(({ id, number, placedAt, totalCents, pieces, state }) => (
        <li key={id}>
          <Link href={`/orders/${id}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-4 hover:bg-sand">
            <span className="font-semibold">Order {number}</span>
            <OrderStateBadge state={state} />
            <span className="w-full text-ink-soft sm:ml-auto sm:w-auto">
              {formatDateTime(placedAt)} · {pieces} {pieces === 1 ? "piece" : "pieces"} · {formatKes(totalCents)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export default async function AccountPage() {
  const shop = await caller();
  if (!(await shop.customers.whoAmI())) redirect("/account/sign-in");
  const profile = await shop.customers.getProfile();
  const start = {
    name: profile.name,
    phone: profile.phone ? formatPhone(profile.phone) : "",
    birthDay: String(profile.birthDay ?? ""),
    birthMonth: String(profile.birthMonth ?? ""),
    language: profile.language ?? "en",
  };
  return (
    <div className="space-y-10">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="font-display text-3xl md:text-4xl">Hello, {profile.name}</h1>
          <p className="break-all text-ink-soft">{profile.email}</p>
        </div>
        <form action={signOut}>
          <Button type="submit" look="quiet">
            Sign out
          </Button>
        </form>
      </header>
      {!profile.emailVerified && (
        <Notice tone="info">
          You see what you buy while signed in. To see also what was bought with {profile.email} before, and to change
          your profile, prove that it is yours:{" "}
          <Link
            href={`/account/forgot?email=${encodeURIComponent(profile.email)}`}
            className="font-semibold underline underline-offset-4"
          >
            set a new password by mail
          </Link>
          .
        </Notice>
      )}
      <section aria-labelledby="orders-title">
        <h2 id="orders-title" className="mb-4 font-display text-2xl">
          Your orders
        </h2>
        <Orders />
      </section>
      {profile.editable && (
        <section aria-labelledby="profile-title" className="max-w-lg">
          <h2 id="profile-title" className="mb-4 font-display text-2xl">
            About you
          </h2>
          <ProfileForm action={changeProfile} start={start} languages={await listLanguages()} />
        </section>
      )}
    </div>
  );
}
