import { isForeign } from "./shop-origin";

let root: ShadowRoot | undefined;
const texts: string[] = [];

/** Adopted, not written: another site's policy may forbid style elements. Browsers that adopt none get them written. */
function adopt(text: string): void {
  if (!root) return;
  // Another site's rem is that site's: 10 px on many.
  const css = isForeign ? text.replace(/([\d.]+)rem/g, (_, size) => `${size * 16}px`) : text;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    root.appendChild(document.createElement("style")).textContent = css;
  }
}

/** Gives the panel these styles, each text once, wherever it stands and moves to. */
export function wear(css: string): void {
  if (texts.includes(css)) return;
  texts.push(css);
  adopt(css);
}

/** The panel now stands in this shadow root: all its styles come along. */
export function wearIn(place: ShadowRoot): void {
  root = place;
  root.adoptedStyleSheets = [];
  for (const css of texts) adopt(css);
}
