import { encodeQuotedPrintable, SOFT_BREAK } from "@/lib/quoted-printable";
import type { Compiled } from "./compile-template";

/** `=_` stands in no quoted-printable text, so no part can hold this line. */
const BOUNDARY = "=_household_planet";
const part = (type: string) =>
  `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;

export const MIME_TYPE = `multipart/alternative; boundary="${BOUNDARY}"`;

/** A piece of the MIME body: encoded already, or filled in per person, escaped for HTML or not; `fallback` is encoded. */
export type MimePiece = string | { name: string; blank: string; fallback: string; isHtml: boolean };

function pieces(compiled: Compiled, isHtml: boolean): MimePiece[] {
  return compiled.map((piece) =>
    typeof piece === "string"
      ? encodeQuotedPrintable(piece)
      : { ...piece, isHtml, fallback: encodeQuotedPrintable(piece.fallback && piece.blank + piece.fallback) },
  );
}

/** The MIME body of a mail with both its parts, encoded once for everybody: what nodemailer would do again for each (QUALITY.md P9). */
export function compileMime(html: Compiled, text: Compiled): MimePiece[] {
  return [
    part("text/plain"),
    ...pieces(text, false),
    `\r\n${part("text/html")}`,
    ...pieces(html, true),
    `\r\n--${BOUNDARY}--\r\n`,
  ];
}

/** Stands around what is filled in, so that no line grows too long. */
export const around = (encoded: string) => SOFT_BREAK + encoded + SOFT_BREAK;
