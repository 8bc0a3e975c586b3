import { labelOf } from "../rules";
import type { TemplateWords } from "../schema";
import { type DiffPart, diffWords } from "./diff-words";

type VersionChangesProps = {
  older: TemplateWords;
  newer: TemplateWords /** Places in their order. */;
  places: string[];
};

const shown = ({ products }: TemplateWords) =>
  products
    ? `${products.most} things, ${products.pictures ? "with" : "without"} pictures, ${products.prices ? "with" : "without"} prices`
    : "as usual";

/** What changed from one version to another, place by place: what was removed is struck through, what was added underlined. */
export function VersionChanges({ older, newer, places }: VersionChangesProps) {
  const texts = places.map((place) => [labelOf(place), older.texts[place] ?? "", newer.texts[place] ?? ""] as const);
  const all = [...texts, ["Products", shown(older), shown(newer)] as const];
  const changed = all.filter(([, before, after]) => before !== after);
  if (changed.length === 0) return <p className="text-ink-soft">The words are the same.</p>;
  return (
    <dl className="space-y-3">
      {changed.map(([label, before, after]) => (
        <div key={label}>
          <dt className="font-semibold text-sm">{label}</dt>
          <dd className="whitespace-pre-wrap break-words">
            {diffWords(before, after).map((part, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
              <Part key={position} part={part} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === "removed") return <del className="bg-danger-pale text-danger">{text}</del>;
  if (kind === "added") return <ins className="bg-sage-pale text-sage">{text}</ins>;
  return text;
}
