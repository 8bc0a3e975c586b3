"use client";
import { useActionState } from "react";
import { TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Asks for the mail by which a new password is set. Works without JavaScript. */
export function ForgottenPasswordForm({ action, email }: { action: FormAction; email: string }) {
  const [{ message, done, fields = {}, values = {} }, send] = useActionState(action, {});
  if (done) return <Notice tone="good">{done}</Notice>;
  return (
    <form action={send} noValidate className="space-y-5">
      {message && <Notice tone="bad">{message}</Notice>}
      <TextField
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        defaultValue={values.email ?? email}
        error={fields.email}
      />
      <SubmitButton className="min-h-12 w-full text-lg">Mail me a link</SubmitButton>
    </form>
  );
}
