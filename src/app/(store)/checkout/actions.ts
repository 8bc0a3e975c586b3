"use server";
import { revalidatePath } from "next/cache";
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

/** Takes the coupon off, or applies one that was typed, whichever button was pressed: no order is placed for a sum nobody saw. */
async function changeCoupon(form: FormData): Promise<FormState | null> {
  const { newCoupon = "", act, ...values } = typedInto(form);
  const { shop } = await shopperCaller();
  if (act === "drop-coupon") {
    await shop.carts.dropCoupon();
    return { values };
  }
  if (act !== "coupon" && !newCoupon.trim()) return null;
  const { percentOff } = await shop.carts.applyCoupon({ couponCode: newCoupon, email: values.email });
  return { values, done: `Your code takes ${percentOff} % off the pieces. Please look at the sum, then go on.` };
}

/** The checkout's form: its coupon; pay on delivery places the order, M-Pesa leads to its own step. */
export async function checkOut(_: FormState, form: FormData): Promise<FormState> {
  return attempt(form, async () => {
    // The sum and the coupon that counts are drawn anew with every answer.
    revalidatePath("/checkout");
    const changed = await changeCoupon(form);
    if (changed) return changed;
    const typed = deliveryInput.safeParse(Object.fromEntries(form));
    if (!typed.success)
      return {
        message: "Please check the fields that are marked.",
        fields: fieldsOf(typed.error),
        values: typedInto(form),
      };
    const details = typed.data;
    const { shop, visitorId } = await shopperCaller();
    const couponCode = text(form, "couponCode");
    if (details.paymentMethod === "mpesa_till") {
      // Refused before the money is sent, not after.
      if (couponCode) await shop.carts.applyCoupon({ couponCode, email: details.email });
      await shop.carts.attachContact(details);
      await shop.carts.startPayment();
      if (form.get("consent")) await askForConsent(details);
      await keepDraft(visitorId, details);
      redirect("/checkout/mpesa");
    }
    const cart = { cartId: text(form, "cartId"), revision: text(form, "revision") };
    const { orderId } = await shop.orders.place({ ...details, ...cart, couponCode });
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
      couponCode: text(form, "couponCode"),
    });
    await dropDraft();
    redirect(`/orders/${orderId}?placed=1`);
  });
}
