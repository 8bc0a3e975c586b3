"use client";
import { useActionState } from "react";
import { TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** Sets the new password of the account that the token is for. Works without JavaScript. */
export function NewPasswordForm({ action, token, email }: { action: FormAction; token: string; email: string }) {
  const [{ message, fields = {} }, send] = useActionState(action, {});
  return (
    <form action={send} noValidate className="space-y-5">
      <input type="hidden" name="token" value={token} />
      {/* Password managers keep the new password under this. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {message && <Notice tone="bad">{message}</Notice>}
      <TextField
        id="password"
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        hint="10 characters or more"
        error={fields.password}
      />
      <SubmitButton className="min-h-12 w-full text-lg">Set the password</SubmitButton>
    </form>
  );
}
