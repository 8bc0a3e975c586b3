import { cpus, loadavg } from "node:os";

/**
 * One line of the result.
 * @typedef {object} Row
 * @property {string} id which line of QUALITY.md "Performance"
 * @property {string} name what was measured
 * @property {string} ours our figure, with its unit
 * @property {string} [reference] the figure it is held against, and whose it is
 * @property {number} [ratio] ours to the reference
 * @property {string} [bar] what QUALITY.md asks for; a row without one only informs
 * @property {boolean} [reached]
 */

const HEAD = ["id", "what", "ours", "reference", "ratio", "bar", "reached"];

const cells = (/** @type {Row} */ row) => [
  row.id,
  row.name,
  row.ours,
  row.reference ?? "",
  row.ratio === undefined ? "" : `${row.ratio.toFixed(2)}×`,
  row.bar ?? "",
  row.reached === undefined ? "" : row.reached ? "yes" : "NO",
];

/**
 * Prints all rows as one table, under the machine they were measured on.
 * @param {Row[]} rows
 */
export function printTable(rows) {
  const lines = [HEAD, ...[...rows].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))).map(cells)];
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
  const { model = "unknown processor" } = cpus()[0] ?? {};
  console.log(
    `${cpus().length} × ${model.trim()}, Node ${process.versions.node}, load average ${loadavg()[0].toFixed(1)}`,
  );
  for (const [index, line] of lines.entries()) {
    console.log(`| ${line.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`);
    if (index === 0) console.log(`|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  }
}
