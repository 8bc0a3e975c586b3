import clsx from "clsx";
import { type Change, changeWords, figureWords } from "../format-figure";
import type { Figure } from "../schema";

type FigureCardsProps = {
  figures: Figure[];
  /** How many stand side by side on a wide screen: so many that the last row is full. */
  across?: 4 | 5;
};

/** The report's numbers with how they moved; what each counts opens below it. */
export function FigureCards({ figures, across = 5 }: FigureCardsProps) {
  return (
    <ul
      className={clsx(
        "grid grid-cols-2 gap-2 sm:gap-3 md:grid-cols-3",
        across === 5 ? "xl:grid-cols-5" : "xl:grid-cols-4",
      )}
    >
      {figures.map((figure) => (
        <li key={figure.id} className="rounded-card border border-line bg-surface p-3 shadow-card sm:p-4">
          <FigureCard figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function FigureCard({ figure: { label, definition, unit, value, before, goal, lessIsBetter } }: { figure: Figure }) {
  const reached = goal && value !== null ? goal.reached(value) : null;
  return (
    <>
      <p className="text-ink-soft">{label}</p>
      <p className="font-display text-2xl lining-nums">{figureWords(value, unit)}</p>
      <ChangeLine change={changeWords(value, before, unit, lessIsBetter)} />
      {goal && (
        <p className={clsx("text-sm", reached ? "text-sage" : "text-ink-soft")}>
          Goal {goal.words}
          {reached !== null && (reached ? ": reached" : ": not reached")}
        </p>
      )}
      <details className="mt-1 text-sm">
        <summary className="min-h-11 cursor-pointer py-2.5 text-ink-soft">What is counted</summary>
        <p>{definition}</p>
      </details>
    </>
  );
}

function ChangeLine({ change }: { change: Change | null }) {
  if (!change) return <p className="text-ink-soft text-sm">nothing to compare with</p>;
  const tone = change.better === null ? "text-ink-soft" : change.better ? "text-sage" : "text-danger";
  return <p className={clsx("text-sm", tone)}>{change.words}</p>;
}
