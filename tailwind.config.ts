import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/** Warm paper, clay and sage: the one set of colours that shop, console and mails share. */
export const lightColors = {
  /** Page. */
  paper: "#FBF7F1",
  /** Cards and fields on the page. */
  surface: "#FFFFFF",
  /** Quiet areas: footer, table heads, other people's messages. */
  sand: "#F1E8DB",
  line: "#DCCFBD",
  ink: "#2B2320",
  "ink-soft": "#6A5C54",
  clay: "#A94C25",
  "clay-deep": "#8A3B1A",
  /** Tint behind clay-coloured notes. */
  "clay-pale": "#F8E5DA",
  "on-clay": "#FFFFFF",
  sage: "#55663F",
  "sage-pale": "#E6ECDD",
  gold: "#8A6210",
  "gold-pale": "#FAEFD2",
  danger: "#A3232B",
  "danger-pale": "#FBE4E3",
} as const;

export type ColorName = keyof typeof lightColors;

export const darkColors: Record<ColorName, string> = {
  paper: "#1A1613",
  surface: "#25201C",
  sand: "#2F2823",
  line: "#483E36",
  ink: "#F4ECE2",
  "ink-soft": "#BFB1A5",
  clay: "#E8946A",
  "clay-deep": "#F2AD88",
  "clay-pale": "#43291D",
  "on-clay": "#1A1613",
  sage: "#B3C79A",
  "sage-pale": "#2C3524",
  gold: "#E9C46A",
  "gold-pale": "#3A3018",
  danger: "#F2938E",
  "danger-pale": "#432322",
};

const variables = (colors: Record<ColorName, string>) =>
  Object.fromEntries(Object.entries(colors).map(([name, value]) => [`--${name}`, value]));

const colors = Object.fromEntries(Object.keys(lightColors).map((name) => [name, `var(--${name})`]));

export default {
  content: ["./src/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors,
      fontFamily: {
        display: ["var(--font-display)", "Georgia", "serif"],
        sans: ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"],
      },
      borderRadius: { card: "0.875rem", field: "0.625rem" },
      boxShadow: { card: "0 1px 2px rgb(43 35 32 / 0.06), 0 8px 24px -16px rgb(43 35 32 / 0.25)" },
      maxWidth: { page: "72rem" },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ":root": { ...variables(lightColors), "color-scheme": "light dark" },
        "@media (prefers-color-scheme: dark)": { ":root": variables(darkColors) },
      });
    }),
  ],
} satisfies Config;
