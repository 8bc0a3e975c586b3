import { z } from "zod";

/** better-auth refuses shorter ones (lib/auth). */
export const MIN_PASSWORD_LENGTH = 10;

// Control characters, NUL above all, cannot be stored in a Postgres text.
const printable = /^\P{Cc}*$/u;

export const signInInput = z.object({
  email: z
    .string()
    .trim()
    .min(1, "Please enter your e-mail address.")
    .max(254)
    .regex(printable, "This is not an e-mail address."),
  password: z.string().min(1, "Please enter your password.").max(200),
});
export type SignInInput = z.output<typeof signInInput>;

export const createApiKeyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Please give the key a name, so that you know later what it is for.")
    .max(80, "Please use at most 80 characters.")
    .regex(printable, "Please use letters, digits and signs only."),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const revokeApiKeyInput = z.object({ id: z.string().regex(/^[\w-]{1,64}$/, "This is not an id.") });

export type ApiKeyView = {
  id: string;
  name: string;
  /** First characters of the key. */
  hint: string;
  staffName: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export const createStaffInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Please enter the colleague's name. Shoppers see it.")
    .max(80, "Please use at most 80 characters.")
    .regex(printable, "Please use letters, digits and signs only."),
  email: z.string().trim().max(254).pipe(z.email("Please enter an e-mail address like name@example.com.")),
});
export type CreateStaffInput = z.output<typeof createStaffInput>;

export const staffAccountInput = z.object({ id: z.string().regex(/^[\w-]{1,64}$/, "This is not an id.") });

export type StaffAccountView = { id: string; name: string; email: string; deactivatedAt: Date | null };

const MAX_DATA_URL = 30_000;

/** What it holds is judged by the use case. */
export const changePictureInput = z.object({
  picture: z.string().max(MAX_DATA_URL, "Please take a picture of at most 20 KB.").nullable(),
});
