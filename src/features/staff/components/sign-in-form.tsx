"use client";
import { useActionState } from "react";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";

export type SignInState = { problem: string; email: string } | null;

type SignInFormProps = { action: (state: SignInState, form: FormData) => Promise<SignInState> };

/** The way into the console; works without JavaScript too. */
export function SignInForm({ action }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="space-y-4">
      {state && <Notice tone="bad">{state.problem}</Notice>}
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        defaultValue={state?.email}
        required
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" disabled={pending} className="w-full">
        {pending ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
