import { expect, it } from "vitest";
import { writeCsv } from "./write-csv";

it("quotes what needs it and lets no cell become a formula", () => {
  const csv = writeCsv({
    columns: ["Name", "n"],
    rows: [
      ['=HYPERLINK("x")', 1],
      ['Asha, "A"', -2],
      ["–", 0],
    ],
  });
  expect(csv).toBe('\ufeffName,n\r\n"\'=HYPERLINK(""x"")",1\r\n"Asha, ""A""",-2\r\n–,0\r\n');
});
