/** Words of a mail as they are drawn: `color` and `background` as `#rrggbb`, `pixels` high. */
export type DrawnWords = { words: string; color: string; background: string; pixels: number };

type Style = Omit<DrawnWords, "words"> & { hidden: boolean };

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)/g;
const VOID = new Set(["img", "br", "meta", "hr", "link", "input"]);
const SILENT = new Set(["head", "style", "title", "script"]);

const hexOf = (value: string | undefined) => {
  const parts = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(value ?? "");
  const hex =
    parts &&
    `#${parts
      .slice(1)
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")}`;
  const found = (hex ?? value ?? "").toLowerCase();
  return /^#[0-9a-f]{6}$/.test(found) ? found : undefined;
};

function styleOf(tag: string, attributes: string, { color, background, pixels, hidden }: Style): Style {
  const css = /\sstyle="([^"]*)"/.exec(attributes)?.[1] ?? "";
  const value = (name: string) => new RegExp(`(?:^|;)\\s*${name}:\\s*([^;]+)`).exec(css)?.[1]?.trim();
  return {
    color: hexOf(value("color")) ?? color,
    background: hexOf(value("background-color")) ?? hexOf(value("background")) ?? background,
    pixels: Number.parseFloat(value("font-size") ?? "") || pixels,
    hidden: hidden || value("display") === "none" || SILENT.has(tag),
  };
}

/** For tests: the words of a mail made by React with the colours that its inline styles give them, without what is hidden. */
export function readMailWords(html: string): DrawnWords[] {
  const stack: Style[] = [{ color: "#000000", background: "#ffffff", pixels: 16, hidden: false }];
  const drawn: DrawnWords[] = [];
  for (const [, end, name, attributes = "", text] of html.matchAll(TOKEN)) {
    const top = stack.at(-1) as Style;
    const { hidden, ...style } = top;
    if (text?.trim() && !hidden) drawn.push({ words: text.trim(), ...style });
    const tag = name?.toLowerCase();
    if (!tag || VOID.has(tag)) continue;
    if (end) stack.pop();
    else if (!attributes.endsWith("/")) stack.push(styleOf(tag, attributes, top));
  }
  return drawn;
}

type Rgb = [number, number, number];
const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const clamp = (value: number) => Math.max(0, Math.min(255, value));

/** How a mail program that turns colours draws this one: lightness inverted, hue kept (CSS `invert(1) hue-rotate(180deg)`). */
function turned([red, green, blue]: Rgb): Rgb {
  const [r, g, b] = [255 - red, 255 - green, 255 - blue];
  return [
    clamp(-0.574 * r + 1.43 * g + 0.144 * b),
    clamp(0.426 * r + 0.43 * g + 0.144 * b),
    clamp(0.426 * r + 1.43 * g - 0.856 * b),
  ];
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** For tests: WCAG contrast of words with what is behind them, as they are and as a program draws them that turns colours. */
export function contrastOf({ color, background }: DrawnWords): { light: number; turned: number } {
  const between = (a: Rgb, b: Rgb) => {
    const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  const [front, back] = [rgbOf(color), rgbOf(background)];
  return { light: between(front, back), turned: between(turned(front), turned(back)) };
}
