"use client";
import { useActionState } from "react";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** The one press that copies a saved cart into this browser's. */
export function RestoreCartForm({ token, action }: { token: string; action: FormAction }) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} className="mt-6 space-y-4">
      <input type="hidden" name="token" value={token} />
      <SubmitButton className="min-h-12 w-full text-lg">Put it into my cart</SubmitButton>
      {state.message && <Notice tone="bad">{state.message}</Notice>}
    </form>
  );
}
