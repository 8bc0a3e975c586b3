"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { Loaded } from "@/ui/loaded";
import type { CampaignResults } from "../get-results";

const LIVE_EVERY_MS = 10_000;
const count = (value: number) => value.toLocaleString("en-KE");
const share = (part: number, of: number) => (of === 0 ? "" : `${((100 * part) / of).toFixed(1)}\u00a0%`);

/** What came of a campaign: people's opens and clicks, orders, and who got none. */
export function ResultsPanel({ id }: { id: string }) {
  const query = useQuery(useTRPC().admin.campaigns.getResults.queryOptions({ id }, { refetchInterval: LIVE_EVERY_MS }));
  return (
    <Loaded query={query} what="the results">
      {(results) => (
        <section aria-label="Results" className="space-y-6">
          <Figures results={results} />
          <div className="grid gap-6 lg:grid-cols-2">
            <Table
              title="Links, by people who clicked"
              rows={results.links.map(({ url, people }) => [url, people])}
              none="Nobody clicked yet."
            />
            <Table
              title="Who got none, and why"
              rows={results.declined.map(({ reason, people }) => [reason, people])}
              none="Everybody of the audience got it."
            />
          </div>
        </section>
      )}
    </Loaded>
  );
}

function Figures({ results }: { results: CampaignResults }) {
  const {
    accepted,
    delivered,
    opened,
    clicked,
    unsubscribed,
    bounced,
    complained,
    orders,
    revenueCents,
    attributionDays,
  } = results;
  const figures: [string, string, string][] = [
    ["Sent", count(accepted), ""],
    [
      "Delivered",
      delivered > 0 ? count(delivered) : "not told",
      delivered > 0 ? share(delivered, accepted) : "SMTP does not tell",
    ],
    ["Opened by people", count(opened), share(opened, accepted)],
    ["Clicked by people", count(clicked), share(clicked, accepted)],
    ["Orders", count(orders), `within ${attributionDays} days of a click`],
    ["Revenue", formatKes(revenueCents), ""],
    ["Unsubscribed", count(unsubscribed), share(unsubscribed, accepted)],
    ["Bounced", count(bounced), share(bounced, accepted)],
    ["Called spam", count(complained), share(complained, accepted)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3">
      {figures.map(([label, value, note]) => (
        <div key={label} className="rounded-card border border-line bg-surface p-4">
          <dt className="text-ink-soft text-sm">{label}</dt>
          <dd className="font-display text-2xl">{value}</dd>
          {note && <dd className="text-ink-soft text-sm">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Table({ title, rows, none }: { title: string; rows: [string, number][]; none: string }) {
  return (
    <div className="space-y-2">
      <h2 className="font-semibold text-lg">{title}</h2>
      {rows.length === 0 && <p className="text-ink-soft">{none}</p>}
      <ul className="divide-y divide-line">
        {rows.map(([name, people]) => (
          <li key={name} className="flex gap-4 py-2">
            <span className="min-w-0 flex-1 break-words">{name}</span>
            <span className="font-semibold">{count(people)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
