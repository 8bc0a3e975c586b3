"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Loaded } from "@/ui/loaded";
import type { TemplateLine, TemplateUse } from "../list-templates";
import { localeNames, type MessageGroup, titleOf } from "../rules";

const groups: { group: MessageGroup; title: string; advice: string }[] = [
  { group: "marketing", title: "Marketing", advice: "To people who said yes to offers and news." },
  { group: "orders", title: "Orders", advice: "To everybody who bought, day and night." },
  { group: "account", title: "Account and consent", advice: "When somebody asks for it." },
  { group: "chat", title: "Chat", advice: "Answers that reach people who are away." },
  { group: "staff", title: "To staff", advice: "What the team is told by mail." },
];

/** Every message a person can receive, with whose words it has in each language. */
export function TemplateList() {
  const trpc = useTRPC();
  const templates = useQuery(trpc.admin.templates.list.queryOptions());
  return (
    <Loaded query={templates} what="the messages">
      {(lines) => (
        <div className="space-y-8">
          {groups.map(({ group, title, advice }) => (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`} className="font-display text-2xl">
                {title}
              </h2>
              <p className="mb-3 text-ink-soft">{advice}</p>
              <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
                {lines
                  .filter((line) => line.group === group)
                  .map((line) => (
                    <Line key={line.message} line={line} />
                  ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Loaded>
  );
}

function Line({ line: { message, subject, uses } }: { line: TemplateLine }) {
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_auto_auto] md:items-center">
      <div className="min-w-0">
        <h3 className="font-semibold">{titleOf(message)}</h3>
        <p className="break-words text-ink-soft">{subject}</p>
      </div>
      {uses.map((use) => (
        <Link
          key={use.locale}
          href={`/admin/templates/${message}/${use.locale}`}
          className="flex min-h-11 items-center gap-2 rounded-field border border-line px-3 hover:bg-sand md:w-64"
        >
          <span className="font-semibold">{localeNames[use.locale]}</span>
          <span className="sr-only"> words of {titleOf(message)}: </span>
          <span className="flex flex-1 flex-wrap justify-end gap-1.5">
            <Use use={use} />
          </span>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
        </Link>
      ))}
    </li>
  );
}

function Use({ use: { locale, published, draft } }: { use: TemplateUse }) {
  const own = locale === "en" ? "Built-in" : "In English";
  return (
    <>
      {draft && <Badge tone="warning">Draft</Badge>}
      {published ? <Badge tone="good">Version {published.version}</Badge> : <Badge>{own}</Badge>}
    </>
  );
}
