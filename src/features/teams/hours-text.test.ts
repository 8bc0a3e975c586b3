import { expect, it } from "vitest";
import { hoursOfText, textOfHours } from "./hours-text";

const closed = { mon: "", tue: "", wed: "", thu: "", fri: "", sat: "", sun: "" };

it("reads the ways people write hours, and writes them back in one", () => {
  const read = hoursOfText({ ...closed, mon: "8-12, 13:00 to 18.30", sat: "20:00–24" });
  if (!("hours" in read)) throw new Error("not read");
  expect(read.hours.mon).toEqual([
    { from: "08:00", to: "12:00" },
    { from: "13:00", to: "18:30" },
  ]);
  expect(textOfHours(read.hours)).toEqual({ ...closed, mon: "08:00–12:00, 13:00–18:30", sat: "20:00–00:00" });
});

it("says of each day what cannot be read", () => {
  expect(hoursOfText({ ...closed, tue: "mornings", wed: "08:00–25:00" })).toEqual({
    faults: { tue: expect.stringContaining("mornings"), wed: expect.stringContaining("25:00") },
  });
});
