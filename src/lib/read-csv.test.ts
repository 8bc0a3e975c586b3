import { describe, expect, it } from "vitest";
import { readCsv } from "./read-csv";

const cells = (text: string) => readCsv(text).map((row) => row.cells);

describe("a table as spreadsheets write it", () => {
  it("is read with quotes, separators and line ends inside of cells", () => {
    expect(cells('a,b\r\n"x, ""y""","two\nlines"\r\n')).toEqual([
      ["a", "b"],
      ['x, "y"', "two\nlines"],
    ]);
  });

  it("is read with semicolons, tabs, old line ends, and the mark of UTF-8", () => {
    expect(cells("\ufeffemail;name\na@b.ke;Njeri, W.")).toEqual([
      ["email", "name"],
      ["a@b.ke", "Njeri, W."],
    ]);
    expect(cells("a\tb\rc\td")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("tells the line that a row begins on, blank lines counted but left out", () => {
    expect(readCsv('a\n\n"b\nb"\n,\nc').map(({ line }) => line)).toEqual([1, 3, 6]);
    expect(readCsv("a\r\n\r\nb").map(({ line }) => line)).toEqual([1, 3]);
    expect(readCsv("")).toEqual([]);
  });

  it("ends with the file where a quote is never closed", () => {
    expect(cells('a,b\n"c,d')).toEqual([["a", "b"], ["c,d"]]);
  });
});
