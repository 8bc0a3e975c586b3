"use client";
import { useActionState } from "react";
import { TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { BirthdayFields } from "./birthday-fields";

type Props = { action: FormAction; start: Record<string, string> };

/** The owner's name, phone and birthday. Works without JavaScript. */
export function ProfileForm({ action, start }: Props) {
  const [{ message, done, fields = {}, values = start }, send] = useActionState(action, {});
  const field = (name: string) => ({ id: name, name, defaultValue: values[name], error: fields[name] });
  return (
    <form action={send} noValidate className="space-y-5">
      {message && <Notice tone="bad">{message}</Notice>}
      {done && <Notice tone="good">{done}</Notice>}
      <TextField {...field("name")} label="Name" autoComplete="name" required maxLength={120} />
      <TextField {...field("phone")} label="Phone" type="tel" autoComplete="tel" optional />
      <BirthdayFields day={values.birthDay} month={values.birthMonth} error={fields.birthDay} />
      <SubmitButton look="quiet">Save</SubmitButton>
    </form>
  );
}
