import { encodeQuotedPrintable } from "@/lib/quoted-printable";
import { around, type MimePiece } from "./compile-mime";
import type { Compiled } from "./compile-template";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (found) => entities[found] ?? found);

const oneLine = (value: string) => value.replace(/\s+/g, " ");

function fill(parts: Compiled, values: Record<string, string>, write: (value: string) => string): string {
  let filled = "";
  for (const part of parts) {
    if (typeof part === "string") filled += part;
    else {
      const value = values[part.name];
      if (value) filled += part.blank + write(value);
      else if (part.fallback) filled += part.blank + part.fallback;
    }
  }
  return filled;
}

/** The HTML for one person: values are escaped, nothing of them acts. A value that is empty or unknown becomes its fallback. */
export const fillHtml = (parts: Compiled, values: Record<string, string>) => fill(parts, values, escapeHtml);

/** The plain text, or the subject, for one person. Values stand on one line: a line break would end a header. */
export const fillPlain = (parts: Compiled, values: Record<string, string>) => fill(parts, values, oneLine);

/** The MIME body for one person: what `fillHtml` and `fillPlain` give, encoded. */
export function fillMime(parts: MimePiece[], values: Record<string, string>): string {
  let filled = "";
  for (const part of parts) {
    if (typeof part === "string") filled += part;
    else {
      const value = values[part.name];
      const words = value && part.blank + (part.isHtml ? escapeHtml(value) : oneLine(value));
      filled += around(words ? encodeQuotedPrintable(words) : part.fallback);
    }
  }
  return filled;
}
