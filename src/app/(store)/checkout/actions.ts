"use server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { deliveryInput } from "@/features/orders/schema";
import { requestSubscription } from "@/features/subscriptions/request-subscription";
import { CONSENT_TEXT } from "@/features/subscriptions/schema";
import { clientAddress } from "@/lib/session";
import { fieldsOf } from "@/lib/trpc";
import type { FormState } from "@/ui/form-state";
import { attempt, text, typedInto } from "../attempt";
import { shopperCaller } from "../shopper-caller";
import { dropDraft, keepDraft, readDraft } from "./draft";

async function askForConsent(person: { email: string; name: string }): Promise<void> {
  const sent = await headers();
  const evidence = { ip: clientAddress(sent), userAgent: sent.get("user-agent") };
  await requestSubscription({ ...person, source: "checkout", textShown: CONSENT_TEXT, ...evidence });
}

/** Remembers the address as soon as it is typed, so that the cart is not lost with the tab. */
export async function saveContact(email: string, name: string): Promise<void> {
  const { shop } = await shopperCaller();
  await shop.carts.attachContact({ email, name });
}

/** The checkout's form: pay on delivery places the order, M-Pesa leads to its own step. */
export async function checkOut(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const typed = deliveryInput.safeParse(Object.fromEntries(form));
    if (!typed.success)
      return {
        message: "Please check the fields that are marked.",
        fields: fieldsOf(typed.error),
        values: typedInto(form),
      };
    const details = typed.data;
    const { shop, visitorId } = await shopperCaller();
    if (details.paymentMethod === "mpesa_till") {
      await shop.carts.attachContact(details);
      await shop.carts.startPayment();
      if (form.get("consent")) await askForConsent(details);
      await keepDraft(visitorId, details);
      redirect("/checkout/mpesa");
    }
    const cart = { cartId: text(form, "cartId"), revision: text(form, "revision") };
    const { orderId } = await shop.orders.place({ ...details, ...cart });
    if (form.get("consent")) await askForConsent(details);
    await dropDraft();
    redirect(`/orders/${orderId}?placed=1`);
  });
}

/** The M-Pesa step's form: the code, and the order is placed. */
export async function payByMpesa(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    const { shop, visitorId } = await shopperCaller();
    const details = await readDraft(visitorId);
    if (!details) redirect("/checkout");
    const { orderId } = await shop.orders.place({
      ...details,
      paymentMethod: "mpesa_till",
      cartId: text(form, "cartId"),
      revision: text(form, "revision"),
      mpesaCode: text(form, "mpesaCode"),
    });
    await dropDraft();
    redirect(`/orders/${orderId}?placed=1`);
  });
}
