"use client";
import { useActionState } from "react";
import { Button } from "@/ui/button";
import { TextArea, TextField } from "@/ui/field";
import type { FormState } from "@/ui/form-state";
import { Notice } from "@/ui/notice";

type PlainOfflineFormProps = { leave: (state: FormState, form: FormData) => Promise<FormState> };

/** A message to be answered by e-mail, while the shop is closed; works without JavaScript. */
export function PlainOfflineForm({ leave }: PlainOfflineFormProps) {
  const [{ message, fields, values, done }, action, pending] = useActionState(leave, {});
  if (done) return <Notice tone="good">Thank you, we have your message and answer by e-mail.</Notice>;
  const field = (name: string) => ({
    id: `offline-${name}`,
    name,
    defaultValue: values?.[name],
    error: fields?.[name],
  });
  return (
    <form action={action} className="space-y-4" noValidate>
      {message && <Notice tone="bad">{message}</Notice>}
      <TextField {...field("name")} label="Name" autoComplete="name" />
      <TextField {...field("email")} label="E-mail" type="email" autoComplete="email" />
      <TextField {...field("phone")} label="Phone" type="tel" autoComplete="tel" optional />
      <TextArea {...field("message")} label="What can we do for you?" />
      <Button type="submit" disabled={pending}>
        Leave the message
      </Button>
    </form>
  );
}
