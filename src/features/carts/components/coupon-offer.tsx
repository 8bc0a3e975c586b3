"use client";
import { useActionState } from "react";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import type { CouponLook } from "../take-coupon";

type Props = {
  offer: CouponLook;
  /** Puts it into the cart; looking at it changed nothing. */
  action: FormAction;
};

/** What the coupon of a mail's link is worth, and the one press that puts it into the cart. */
export function CouponOffer({ offer, action }: Props) {
  const [state, send] = useActionState(action, {});
  if ("refusal" in offer) return <Notice tone="warning">{offer.refusal}</Notice>;
  const { code, percentOff, inCart } = offer;
  const mark = <strong className="whitespace-nowrap tracking-wide">{code}</strong>;
  if (inCart)
    return (
      <Notice tone="good">
        Your code {mark} is in your cart: {percentOff} % off the pieces. It is used up only with your order.
      </Notice>
    );
  return (
    <form
      action={send}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card bg-clay-pale px-5 py-4"
    >
      <input type="hidden" name="couponCode" value={code} />
      <p>
        Your code {mark} takes <strong>{percentOff} % off</strong> the pieces.
      </p>
      <SubmitButton className="max-sm:w-full">Put it into my cart</SubmitButton>
      {state.message && (
        <div className="w-full">
          <Notice tone="bad">{state.message}</Notice>
        </div>
      )}
    </form>
  );
}
