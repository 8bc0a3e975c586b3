import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { CheckoutForm } from "@/features/orders/components/checkout-form";
import { deliveries } from "@/features/orders/delivery";
import { CONSENT_TEXT } from "@/features/subscriptions/schema";
import { findVisitor } from "@/lib/session";
import { caller } from "@/server/caller";
import { notePageView } from "../note-page-view";
import { checkOut, saveContact } from "./actions";
import { readDraft } from "./draft";

export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

/** What the form starts with: what was typed before, else what the account knows, else the cart's address. */
async function startingValues(cartEmail: string | null): Promise<Record<string, string>> {
  const visitor = await findVisitor(await headers());
  const draft = visitor && (await readDraft(visitor.id));
  if (draft) return draft;
  const shop = await caller();
  if (!(await shop.customers.whoAmI())) return { email: cartEmail ?? "" };
  const { name, email, phone } = await shop.customers.getProfile();
  return { name, email, phone: phone ?? "" };
}

export default async function CheckoutPage() {
  const cart = await (await caller()).carts.get();
  if (!cart?.sellable) redirect("/cart");
  await notePageView({ path: "/checkout", title: "Checkout" });
  const { id, revision, subtotalCents, pieces, coupon } = cart;
  return (
    <>
      <h1 className="mb-6 font-display text-3xl md:text-4xl">Checkout</h1>
      <CheckoutForm
        cart={{ id, revision, subtotalCents, pieces, coupon }}
        deliveries={deliveries}
        start={await startingValues(cart.email)}
        consentText={CONSENT_TEXT}
        action={checkOut}
        saveContact={saveContact}
      />
    </>
  );
}
