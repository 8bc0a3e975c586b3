import type { ReactNode } from "react";
import { Notice } from "@/ui/notice";
import type { ImportPlan, RowOutcome } from "../plan-import";

const outcomeWords: Record<Exclude<RowOutcome, "added">, string> = {
  known: "There already",
  left: "Left us: stays away, and can only come back by the own wish",
  blocked: "No mail may go there",
  erased: "Was erased at the own wish",
  repeated: "Twice in this list",
  faulty: "Cannot be read",
};

type Props = { plan: ImportPlan; consent: "proved" | "ask"; done: boolean; children?: ReactNode };

const number = (count: number) => count.toLocaleString("en-KE");

/** `1 person`, `1,200 people`. */
export const peopleWords = (count: number) => `${number(count)} ${count === 1 ? "person" : "people"}`;

/** What becomes, or became, of a list: how many are new, and of the others who and why. */
export function ImportReport({ plan: { counts, others }, consent, done, children }: Props) {
  const verb = consent === "proved" ? "subscribed" : "asked to confirm";
  const left = Object.entries(counts).reduce((sum, [what, count]) => (what === "added" ? sum : sum + count), 0);
  return (
    <section aria-label="What becomes of the list" className="space-y-4">
      <Notice tone={done ? "good" : "info"}>
        {done
          ? `Done: ${peopleWords(counts.added)} ${counts.added === 1 ? "is" : "are"} ${verb}.`
          : `${peopleWords(counts.added)} would be ${verb}. Nothing has happened yet.`}
      </Notice>
      {left > 0 && (
        <div className="overflow-x-auto rounded-card border border-line bg-surface">
          <table className="w-full text-left">
            <caption className="px-4 py-3 text-left font-semibold">
              {number(left)} {left === 1 ? "line is" : "lines are"} left out
              {left > others.length && `; the first ${others.length}`}
            </caption>
            <thead className="border-line border-b text-ink-soft text-sm">
              <tr>
                <th className="px-4 py-2 font-semibold">Line</th>
                <th className="px-4 py-2 font-semibold">Address</th>
                <th className="px-4 py-2 font-semibold">Why</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {others.map(({ line, given, outcome, fault }) => (
                <tr key={line}>
                  <td className="px-4 py-2 tabular-nums">{line}</td>
                  <td className="break-all px-4 py-2">{given || "–"}</td>
                  <td className="px-4 py-2">{fault ?? outcomeWords[outcome as keyof typeof outcomeWords]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {children}
    </section>
  );
}
