import { z } from "zod";
import { isReadable, originOf, textOn } from "./rules";

// NUL cannot be stored in a Postgres text; the other control characters have no place in a line.
const controlCharacters = /[\p{Cc}\p{Surrogate}]/gu;
const line = (max: number) =>
  z
    .string()
    .max(max, `Please use at most ${max} characters.`)
    .transform((text) => text.replace(controlCharacters, " ").trim());

const color = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[\da-f]{6}$/, "Please give the colour as # and six digits, like #a94c25.")
  .refine(isReadable, "No text can be read on this colour. Please take a darker or a lighter one.");

const origin = z.string().transform((typed, context) => {
  const found = originOf(typed);
  if (found) return found;
  context.addIssue({
    code: "custom",
    message: "Please give an address like https://blog.example (http only for localhost).",
  });
  return z.NEVER;
});

const DAYS_30_HOURS = 720;

/** What staff set about the chat window. */
export const widgetSettingsShape = z.object({
  title: line(40).pipe(z.string().min(1, "Please give the chat a title.")).default("Chat with us"),
  subtitle: line(80).default("Household Planet, Nairobi"),
  greeting: line(200).default("Karibu! Ask us about products, delivery, payment or your order."),
  offlineText: line(300).default("We are not at our desks just now. Leave us a note and we answer by e-mail."),
  accent: color.default("#a94c25"),
  position: z.enum(["left", "right"]).default("right"),
  soundOn: z.boolean().default(true),
  showsTyping: z.boolean().default(false),
  idleCloseHours: z.number().int().min(1, "At least an hour.").max(DAYS_30_HOURS, "At most 720 hours.").default(24),
  origins: z
    .array(origin)
    .max(50, "At most 50 sites.")
    .transform((origins) => [...new Set(origins)])
    .default([]),
});
export type WidgetSettings = z.output<typeof widgetSettingsShape>;

/** What the chat window needs to know of it, on any site. */
export const widgetLookShape = z.object({
  title: z.string(),
  subtitle: z.string(),
  greeting: z.string().meta({ description: "Above a conversation in which nobody has written." }),
  offlineText: z.string().meta({ description: "Above the offline form." }),
  accent: z.string().meta({ description: "`#rrggbb`" }),
  accentText: z.string().meta({ description: "`#rrggbb`, readable on `accent` (contrast of 4.5 or more)." }),
  position: z.enum(["left", "right"]),
  soundOn: z.boolean().meta({ description: "Whether new messages sound until the visitor decides otherwise." }),
});
export type WidgetLook = z.output<typeof widgetLookShape>;

/** The part of the settings that everybody may see. */
export function lookOf(settings: WidgetSettings): WidgetLook {
  const { title, subtitle, greeting, offlineText, accent, position, soundOn } = settings;
  return { title, subtitle, greeting, offlineText, accent, accentText: textOn(accent), position, soundOn };
}
