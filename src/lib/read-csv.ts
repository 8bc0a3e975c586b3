/** A line of a table, with the number of the line in the file that it begins on (the first is 1). */
export type CsvRow = { line: number; cells: string[] };

const BEGIN = /^\ufeff/;

/** What stands between the cells: spreadsheets of some countries write semicolons, others tabs. By the first line. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [",", ";", "\t"].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.mark ?? ",";
}

/**
 * The rows of a CSV file (RFC 4180), blank lines left out: quoted cells may hold separators, line ends and doubled quotes. Takes what
 * spreadsheets write: semicolons or tabs, any line ends, the mark of UTF-8. A quote that is never closed ends with the file.
 */
export function readCsv(file: string): CsvRow[] {
  const text = file.replace(BEGIN, "");
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let [line, begins, cell, quoted] = [1, 1, "", false];
  let cells: string[] = [];
  const endRow = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: begins, cells: cells.map((each) => each.trim()) });
    [cells, cell] = [[], ""];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === "\n") line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === "") [cell, quoted] = ["", true];
    else if (character === separator) {
      cells.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[at + 1] === "\n") continue;
      endRow();
      begins = character === "\r" ? line + 1 : line;
      if (character === "\r") line += 1;
    } else cell += character;
  }
  endRow();
  return rows;
}
