"use client";
import { useActionState } from "react";
import { TextArea } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { StarChoice } from "./star-choice";

type Props = { token: string; shownName: string; action: FormAction };

/** Stars and, if wished, words. Works without JavaScript. */
export function ReviewForm({ token, shownName, action }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send} noValidate className="space-y-6">
      <input type="hidden" name="token" value={token} />
      {state.message && <Notice tone="bad">{state.message}</Notice>}
      <StarChoice key={state.values?.stars} chosen={state.values?.stars} error={state.fields?.stars} />
      <TextArea
        id="content"
        name="content"
        label="What should others know?"
        optional
        rows={5}
        maxLength={2_000}
        defaultValue={state.values?.content}
        error={state.fields?.content}
        hint={`Shown in the shop as “${shownName}”, after one of us has read it. Please no phone numbers or addresses.`}
      />
      <SubmitButton className="min-h-12 w-full text-lg">Send my review</SubmitButton>
    </form>
  );
}
