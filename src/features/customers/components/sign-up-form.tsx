"use client";
import { useActionState } from "react";
import { Checkbox, TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { BirthdayFields } from "./birthday-fields";

type Props = { action: FormAction; consentText: string; next: string };

/** Opens an account. Works without JavaScript. */
export function SignUpForm({ action, consentText, next }: Props) {
  const [{ message, fields = {}, values = {} }, send] = useActionState(action, {});
  const field = (name: string) => ({ id: name, name, defaultValue: values[name], error: fields[name] });
  return (
    <form action={send} noValidate className="space-y-5">
      <input type="hidden" name="next" value={next} />
      {message && <Notice tone="bad">{message}</Notice>}
      <TextField {...field("name")} label="Name" autoComplete="name" required maxLength={120} />
      <TextField {...field("email")} label="E-mail" type="email" autoComplete="email" required />
      <TextField
        {...field("password")}
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        hint="10 characters or more; a short sentence is good."
      />
      <TextField {...field("phone")} label="Phone" type="tel" autoComplete="tel" optional hint="Like 0712 345 678" />
      <BirthdayFields day={values.birthDay} month={values.birthMonth} error={fields.birthDay} />
      <Checkbox id="consent" name="consent" defaultChecked={values.consent === "on"} label={consentText} />
      <SubmitButton className="min-h-12 w-full text-lg">Open the account</SubmitButton>
    </form>
  );
}
