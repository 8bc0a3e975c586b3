import { formatDateTime } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import type { Person } from "../get-person";
import { PersonPart } from "./person-part";

/** What is proven stands apart from what was only typed. */
export function IdentityPart({ person: { alias, typed, customer, consent, pages } }: { person: Person }) {
  const facts: [string, string | null | undefined][] = customer
    ? [
        ["E-mail", customer.email],
        ["Phone", customer.phone ?? typed.phone],
        ["County", customer.county],
        ["Customer since", formatDateTime(customer.createdAt)],
      ]
    : [
        ["E-mail", typed.email],
        ["Phone", typed.phone],
      ];
  const known = [...facts, ["Wrote from", typed.page === "/" ? "Home page" : typed.page] as const].filter(
    ([, value]) => value,
  );
  return (
    <PersonPart title={customer?.name ?? typed.name ?? alias}>
      <p className="flex flex-wrap gap-1.5">
        {customer ? <Badge tone="good">Signed in</Badge> : <Badge>As typed, not signed in</Badge>}
        {pages.here && <Badge tone="accent">On the site now</Badge>}
        {consent && <ConsentBadge consent={consent} />}
      </p>
      <dl className="space-y-1">
        {known.map(([label, value]) => (
          <div key={label}>
            <dt className="text-ink-soft text-sm">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </PersonPart>
  );
}

const consentWords = {
  not_subscribed: "No marketing mail",
  not_confirmed: "Marketing not confirmed yet",
  unsubscribed: "Left marketing mail",
  paused: "Marketing mail paused",
  topic_off: "No offers by mail",
  sunset: "Marketing ended: silent for too long",
} as const;

function ConsentBadge({ consent }: { consent: NonNullable<Person["consent"]> }) {
  const [words, tone]: [string, BadgeTone] = consent.subscribed
    ? ["Gets marketing mail", "good"]
    : [consentWords[consent.reason], "plain"];
  return <Badge tone={tone}>{words}</Badge>;
}
