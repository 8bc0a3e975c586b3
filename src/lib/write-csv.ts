/** A cell that a spreadsheet takes for text, never for a formula (OWASP "CSV Injection"). */
function toCell(value: string | number): string {
  const text = String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) && text !== "–" ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One line of a CSV file with its end (RFC 4180); no cell of it is a formula to a spreadsheet. */
export function writeCsvLine(cells: (string | number)[]): string {
  return `${cells.map(toCell).join(",")}\r\n`;
}
