import { writeCsvLine } from "@/lib/write-csv";

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function writeCsv({ columns, rows }: { columns: string[]; rows: (string | number)[][] }): string {
  return `\ufeff${[columns, ...rows].map(writeCsvLine).join("")}`;
}
