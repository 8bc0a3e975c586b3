"use client";
import { useActionState } from "react";
import { SelectField, TextField } from "@/ui/field";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import type { Language } from "../schema";
import { BirthdayFields } from "./birthday-fields";
import { languageWords } from "./language-words";

type Props = {
  action: FormAction;
  start: Record<string, string>;
  /** In which mails can be had; one alone is no choice. */
  languages: Language[];
};

/** The owner's name, phone, birthday and the language of mails. Works without JavaScript. */
export function ProfileForm({ action, start, languages }: Props) {
  const [{ message, done, fields = {}, values = start }, send] = useActionState(action, {});
  const field = (name: string) => ({ id: name, name, defaultValue: values[name], error: fields[name] });
  return (
    <form action={send} noValidate className="space-y-5">
      {message && <Notice tone="bad">{message}</Notice>}
      {done && <Notice tone="good">{done}</Notice>}
      <TextField {...field("name")} label="Name" autoComplete="name" required maxLength={120} />
      <TextField {...field("phone")} label="Phone" type="tel" autoComplete="tel" optional />
      <BirthdayFields day={values.birthDay} month={values.birthMonth} error={fields.birthDay} />
      {languages.length > 1 && (
        <SelectField key={values.language} {...field("language")} label="Language of our mails">
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageWords[language]}
            </option>
          ))}
        </SelectField>
      )}
      <SubmitButton look="quiet">Save</SubmitButton>
    </form>
  );
}
