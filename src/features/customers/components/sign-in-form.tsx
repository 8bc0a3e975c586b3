"use client";
import { useActionState } from "react";
import { TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** E-mail and password. Works without JavaScript. */
export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  const [{ message, fields = {}, values = {} }, send] = useActionState(action, {});
  return (
    <form action={send} noValidate className="space-y-5">
      <input type="hidden" name="next" value={next} />
      {message && <Notice tone="bad">{message}</Notice>}
      <TextField
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        defaultValue={values.email}
        error={fields.email}
      />
      <TextField
        id="password"
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        error={fields.password}
      />
      <SubmitButton className="min-h-12 w-full text-lg">Sign in</SubmitButton>
    </form>
  );
}
