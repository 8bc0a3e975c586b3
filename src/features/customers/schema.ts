import { z } from "zod";
import { normaliseEmail } from "@/lib/text";
import { isBirthday, parsePhone } from "./rules";

/** Texts of a form, where an empty field is one that was left out. */
const emptyAsUnset = (value: unknown) => (value === "" ? undefined : value);

export const nameField = z.string().trim().min(1, "Please tell us your name.").max(120, "That is too long for us.");

export const emailField = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email("Please give an e-mail address like name@example.com."))
  .transform(normaliseEmail);

/** Any way of writing a phone number in; E.164 out. */
export const phoneField = z.string().transform((text, ctx) => {
  const phone = parsePhone(text);
  if (phone) return phone;
  ctx.addIssue({ code: "custom", message: "Please give a phone number like 0712 345 678." });
  return z.NEVER;
});

const passwordField = z
  .string()
  .min(10, "Please choose at least 10 characters.")
  .max(128, "Please choose at most 128 characters.");

const optionalPhone = z.preprocess(emptyAsUnset, phoneField.optional());
const optionalNumber = z.preprocess(emptyAsUnset, z.coerce.number().int().optional());

type Birthday = { birthDay?: number | undefined; birthMonth?: number | undefined };

function checkBirthday({ birthDay, birthMonth }: Birthday, ctx: z.RefinementCtx): void {
  if (birthDay === undefined && birthMonth === undefined) return;
  if (birthDay !== undefined && birthMonth !== undefined && isBirthday(birthDay, birthMonth)) return;
  ctx.addIssue({ code: "custom", path: ["birthDay"], message: "Please give both day and month, or leave both empty." });
}

export const signUpInput = z
  .object({
    name: nameField,
    email: emailField,
    password: passwordField,
    phone: optionalPhone,
    birthDay: optionalNumber,
    birthMonth: optionalNumber,
    /** The box beside CONSENT_TEXT was ticked. */
    consent: z.boolean().default(false),
  })
  .superRefine(checkBirthday);

export const signInInput = z.object({ email: emailField, password: z.string().min(1, "Please type your password.") });

export const requestPasswordResetInput = z.object({ email: emailField });

export const resetPasswordInput = z.object({ token: z.string().min(1).max(200), password: passwordField });

export const languages = ["en", "sw"] as const;

/** In which language mails are written to a person. */
export type Language = (typeof languages)[number];

export const chooseLanguageInput = z.object({ act: z.literal("language"), language: z.enum(languages) });

export const changeProfileInput = z
  .object({
    ...{ name: nameField, phone: optionalPhone, birthDay: optionalNumber, birthMonth: optionalNumber },
    /** Unset: it stays. */
    language: z.preprocess(emptyAsUnset, z.enum(languages).optional()),
  })
  .superRefine(checkBirthday);

const customerId = z.string().max(60);

/** One tag: lower case, so that nobody makes `VIP` beside `vip`. */
export const tagInput = z.object({
  customerId,
  tag: z.string().trim().toLowerCase().min(1, "Please type a word.").max(40, "Please keep it to 40 characters."),
});

export const languageInput = z.object({ customerId, language: z.enum(languages).nullable() });

export type SignUpInput = z.output<typeof signUpInput>;
export type ChangeProfileInput = z.output<typeof changeProfileInput>;

/** From where somebody tries to get in: his browser, its address for limits and evidence, and the headers of the request. */
export type Comer = { visitorId: string; ip: string; userAgent: string | null; headers: Headers };
