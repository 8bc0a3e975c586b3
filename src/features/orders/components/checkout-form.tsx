"use client";
import { useActionState, useState } from "react";
import { Checkbox } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import type { Delivery } from "../delivery";
import { type CheckoutCart, CheckoutSum } from "./checkout-sum";
import { ContactFields } from "./contact-fields";
import { CouponField } from "./coupon-field";
import { PaymentChoice } from "./payment-choice";

type Props = {
  cart: CheckoutCart;
  deliveries: Delivery[];
  /** What the fields start with, by name. */
  start: Record<string, string>;
  consentText: string;
  action: FormAction;
  saveContact: (email: string, name: string) => Promise<void>;
};

/** Who, where to and how paid. Works without JavaScript; with it the sum follows the county. */
export function CheckoutForm({ cart, deliveries, start, consentText, action, saveContact }: Props) {
  const [state, send] = useActionState(action, {});
  const values = state.values ?? start;
  const [county, setCounty] = useState(values.county ?? "");
  const [method, setMethod] = useState(values.paymentMethod ?? "pay_on_delivery");
  const delivery = deliveries.find((one) => one.county === county);
  return (
    <form action={send} noValidate className="lg:grid lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-12">
      {/* The first button of a form answers Enter in any of its fields: this one, not the coupon's. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <input type="hidden" name="cartId" value={cart.id} />
      <input type="hidden" name="revision" value={cart.revision} />
      <div className="space-y-8">
        {state.message && <Notice tone="bad">{state.message}</Notice>}
        <ContactFields
          values={values}
          errors={state.fields ?? {}}
          deliveries={deliveries}
          onCounty={setCounty}
          onEmail={(email, name) => void saveContact(email, name).catch(() => {})}
        />
        <PaymentChoice method={method} error={state.fields?.paymentMethod} onChoose={setMethod} />
        <Checkbox id="consent" name="consent" defaultChecked={values.consent === "on"} label={consentText} />
      </div>
      <section aria-label="Sum" className="mt-6 rounded-card bg-sand p-5 lg:sticky lg:top-6 lg:mt-0 lg:p-6">
        <CheckoutSum cart={cart} delivery={delivery} />
        <div className="mt-4 border-line border-t pt-3">
          <CouponField
            code={cart.coupon?.code ?? null}
            typed={values.newCoupon}
            error={state.fields?.couponCode}
            done={state.done}
          />
        </div>
        <SubmitButton className="mt-5 min-h-12 w-full text-lg">
          {method === "mpesa_till" ? "Go on to M-Pesa" : "Place the order"}
        </SubmitButton>
        {delivery && (
          <p className="mt-3 text-center text-ink-soft text-sm">Arrives in {delivery.days}, Sundays not counted.</p>
        )}
      </section>
    </form>
  );
}
