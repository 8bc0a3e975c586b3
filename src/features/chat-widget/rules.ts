/** Least contrast of a text against its ground (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

const LIGHT_TEXT = "#ffffff";
const DARK_TEXT = "#1a1613";

/** Relative luminance of `#rrggbb`, 0 black to 1 white (WCAG 2.2, "relative luminance"). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** White or near-black: whichever is easier to read on a ground of this colour. */
export function textOn(color: string): string {
  return contrastOf(color, LIGHT_TEXT) >= contrastOf(color, DARK_TEXT) ? LIGHT_TEXT : DARK_TEXT;
}

/** True when the better of both text colours can be read on this ground. */
export const isReadable = (color: string): boolean => contrastOf(color, textOn(color)) >= LEAST_CONTRAST;

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * A web origin in the form browsers send it (`https://blog.example`), from what somebody typed or pasted; a path behind it is
 * dropped. Null for everything that is no origin, and for http anywhere but on this machine.
 */
export function originOf(typed: string): string | null {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null;
  if (!url || url.username || url.password) return null;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
  return isSafe && url.hostname ? url.origin : null;
}
