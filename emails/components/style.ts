import { lightColors } from "../../tailwind.config";

/** The shop's colours. Mails are drawn in light ones; each pair in use keeps its contrast when a mail program inverts it. */
export const colors = lightColors;

/** Mail programs have no web fonts: what stands in for the shop's headings and text. */
export const fonts = {
  display: "Georgia, 'Times New Roman', serif",
  sans: "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
} as const;

export const text = {
  margin: "0 0 16px",
  color: colors.ink,
  fontFamily: fonts.sans,
  fontSize: "16px",
  lineHeight: "25px",
} as const;

export const quiet = { ...text, color: colors["ink-soft"], fontSize: "14px", lineHeight: "21px" } as const;
