"use client";
import { useActionState } from "react";
import { TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

type Props = { cart: { id: string; revision: number; couponCode: string }; phone: string; action: FormAction };

/** The code from the M-Pesa message, and the order is placed. Works without JavaScript. */
export function MpesaForm({ cart, phone, action }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} noValidate className="space-y-4">
      <input type="hidden" name="cartId" value={cart.id} />
      <input type="hidden" name="revision" value={cart.revision} />
      <input type="hidden" name="couponCode" value={cart.couponCode} />
      {state.message && (
        <Notice tone="bad">
          {state.message} If you have paid already, keep your code: nothing is lost. Call us on {phone}.
        </Notice>
      )}
      <TextField
        id="mpesaCode"
        name="mpesaCode"
        label="M-Pesa code"
        hint="10 letters and digits, like SJK7XYZ123"
        error={state.fields?.mpesaCode}
        defaultValue={state.values?.mpesaCode}
        required
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="font-mono text-lg uppercase tracking-widest"
      />
      <SubmitButton className="min-h-12 w-full text-lg">I have paid: place the order</SubmitButton>
    </form>
  );
}
