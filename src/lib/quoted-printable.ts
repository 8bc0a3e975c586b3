/** Columns of a line before its soft break; with the `=` it has 76 at most (RFC 2045, 6.7). */
const WIDTH = 75;
const PLAIN = /^[\x20-\x3c\x3e-\x7e]*$/;

/** What ends a line softly: the reader joins it with the next one. */
export const SOFT_BREAK = "=\r\n";

/**
 * A text in quoted-printable, UTF-8 (RFC 2045, 6.7): pure ASCII, lines of at most 76 characters, line ends as CRLF. Pieces that were
 * encoded by themselves may be joined by `SOFT_BREAK`: together they are the encoding of the whole.
 */
export function encodeQuotedPrintable(text: string): string {
  // Most values of a person: a name, a token.
  if (text.length <= WIDTH && PLAIN.test(text) && !/[ \t]$/.test(text)) return text;
  return text
    .split(/\r\n|\r|\n/)
    .map(encodeLine)
    .join("\r\n");
}

function encodeLine(line: string): string {
  const bytes = Buffer.from(line);
  const lines: string[] = [];
  let current = "";
  for (const [at, byte] of bytes.entries()) {
    const plain = (byte > 32 && byte < 127 && byte !== 61) || ((byte === 32 || byte === 9) && at < bytes.length - 1);
    const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    if (current.length + piece.length > WIDTH) {
      lines.push(current);
      current = "";
    }
    current += piece;
  }
  lines.push(current);
  return lines.join(SOFT_BREAK);
}
