import { z } from "zod";

// NUL cannot be stored in a Postgres text; the other control characters have no place in a line.
export const controlCharacters = /[\p{Cc}]/gu;

/** One line of typed text; empty means not given. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(controlCharacters, " ").trim() || undefined);

/** For fields that may be left out: an empty text is none. */
export const emptyAsMissing = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
/** An address as it is typed; at most 254 characters (RFC 5321). */
export const email = z.string().trim().max(254).pipe(z.email("Please enter an e-mail address like name@example.com."));

/** An id of ours, whichever; what it names is for the use case to find out. */
export const anyId = z.string().regex(/^[\w-]{1,64}$/, "This is not an id.");
