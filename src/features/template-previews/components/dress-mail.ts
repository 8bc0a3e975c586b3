/** How a mail program shows a mail. */
export type Dress = { dark: boolean; pictures: boolean };

/** Dark as Gmail and Outlook make it of any mail: the colours are turned, pictures stay as they are. */
const DARK = "html{background:#fff;filter:invert(1) hue-rotate(180deg)}img{filter:invert(1) hue-rotate(180deg)}";
/** The frame may not leave the mail. */
const STILL = "a{pointer-events:none}";

/** The mail's HTML as it is shown in a frame of the preview: its links open nothing. */
export function dressMail(html: string, { dark, pictures }: Dress): string {
  const shown = pictures ? html : html.replace(/(<img\b[^>]*?\ssrc=)"[^"]*"/g, '$1"data:,"');
  return shown.replace(/<head[^>]*>/, (head) => `${head}<style>${STILL}${dark ? DARK : ""}</style>`);
}
