import { answerVariables } from "../fill-answer";

/** The variables that an answer may have; a press puts one into it. */
export function VariableList({ onPick }: { onPick: (variable: string) => void }) {
  return (
    <details className="rounded-card border border-line px-3">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">Variables</summary>
      <ul className="space-y-1 pb-3">
        {Object.entries(answerVariables).map(([name, { says }]) => (
          <li key={name} className="text-sm">
            <button
              type="button"
              onClick={() => onPick(`{{${name}}}`)}
              className="inline-flex min-h-11 items-center rounded-field px-1.5 font-mono text-clay-deep hover:bg-sand"
            >{`{{${name}}}`}</button>{" "}
            <span className="text-ink-soft">{says}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
