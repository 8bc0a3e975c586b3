import { Badge, type BadgeTone } from "@/ui/badge";
import type { RecordLine } from "../get-sender";

const verdicts: Record<RecordLine["verdict"], { label: string; tone: BadgeTone }> = {
  good: { label: "Found", tone: "good" },
  warning: { label: "Look at it", tone: "warning" },
  missing: { label: "Missing", tone: "bad" },
  unknown: { label: "Not known", tone: "plain" },
};

/** A record that is wanted, what is found of it, and what to do. */
export function DnsRecord({ kind, type, name, value, found, verdict, advice }: RecordLine) {
  const { label, tone } = verdicts[verdict];
  return (
    <li className="space-y-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className="font-semibold">{kind}</h4>
        <Badge tone={tone}>{label}</Badge>
        <p className="basis-full text-ink-soft">{advice}</p>
      </div>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[5rem_minmax(0,1fr)]">
        <dt className="text-ink-soft">Name</dt>
        <dd>
          <Entry>{name}</Entry> <span className="text-ink-soft">({type})</span>
        </dd>
        {found.length > 0 ? (
          <>
            <dt className="text-ink-soft">Found</dt>
            <dd className="space-y-1">
              {found.map((text) => (
                <p key={text}>
                  <Entry>{text}</Entry>
                </p>
              ))}
            </dd>
          </>
        ) : (
          <>
            <dt className="text-ink-soft">Wanted</dt>
            <dd>
              <Entry>{value}</Entry>
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}

function Entry({ children }: { children: string }) {
  return <code className="font-mono [overflow-wrap:anywhere]">{children}</code>;
}
