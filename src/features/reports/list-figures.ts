import { figureWords } from "./format-figure";
import type { Figure, ReportTable } from "./schema";

/** The figures of a report as a table and a file show them, against those of the span before. */
export const listFigures = (figures: Figure[]): ReportTable => ({
  id: "figures",
  title: "Figures",
  columns: ["Figure", "This span", "The span before", "What is counted"],
  rows: figures.map(({ label, value, before, unit, definition }) => [
    label,
    figureWords(value, unit),
    figureWords(before, unit),
    definition,
  ]),
});
