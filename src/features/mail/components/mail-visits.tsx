import clsx from "clsx";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import type { EmailDetail } from "../get-email";

type Visit = NonNullable<EmailDetail["visits"]>[number];

const machines: Record<NonNullable<Visit["machine"]>, string> = {
  prefetch: "Machine: loaded ahead by a mail program",
  scanner: "Machine: a scanner that visits links",
  head: "Machine: only asked whether it is there",
  canary: "Machine: followed a link that people cannot see",
};

/** Opens of and clicks in the mail, each with what it is taken for: people first count, machines are shown apart. */
export function MailVisits({ visits }: { visits: EmailDetail["visits"] }) {
  return (
    <section aria-labelledby="visits" className="space-y-3">
      <h2 id="visits" className="font-display text-xl">
        Opens and clicks
      </h2>
      {visits === null && <p className="text-ink-soft">Order and account mails are not tracked.</p>}
      {visits?.length === 0 && (
        <p className="text-ink-soft">
          None yet. Many mail programs show no pictures, so that somebody may have read it all the same.
        </p>
      )}
      {visits && visits.length > 0 && (
        <>
          <p>{inWords(visits)}</p>
          <ul className="divide-y divide-line">
            {visits.map((visit) => (
              <Line key={visit.id} visit={visit} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({ visit: { kind, at, place, machine } }: { visit: Visit }) {
  return (
    <li className={clsx("space-y-1 py-2.5", machine && "text-ink-soft")}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={machine ? "plain" : "good"}>{kind === "open" ? "Opened" : "Clicked"}</Badge>
        <span className="text-sm">{machine ? machines[machine] : "A person"}</span>
      </p>
      <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
        <time dateTime={at.toISOString()}>{formatDateTime(at)}</time>
        {place && ` · ${place}`}
      </p>
    </li>
  );
}

/** `By people: 2 opens, 1 click. By machines: 1 click.` */
function inWords(visits: Visit[]): string {
  const said = (kind: Visit["kind"], some: Visit[]) => {
    const count = some.filter((visit) => visit.kind === kind).length;
    return count > 0 ? [`${count} ${kind}${count === 1 ? "" : "s"}`] : [];
  };
  const all = (some: Visit[]) => [...said("open", some), ...said("click", some)].join(", ") || "nothing";
  const people = visits.filter(({ machine }) => !machine);
  const byMachines = visits.filter(({ machine }) => machine);
  return `By people: ${all(people)}.${byMachines.length > 0 ? ` By machines: ${all(byMachines)}.` : ""}`;
}
