/** A cell that a spreadsheet takes for text, never for a formula (OWASP "CSV Injection"). */
function cell(value: string | number): string {
  const text = String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) && text !== "–" ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function writeCsv({ columns, rows }: { columns: string[]; rows: (string | number)[][] }): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
