"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import type { EmailLine } from "../rows";
import { type MailFilter, MailFilterFields } from "./mail-filter";
import { MailState } from "./mail-state";

const LIVE_EVERY_MS = 5_000;

const nothing = { title: "No mail yet", advice: "What the shop sends, or decides not to send, is shown here." };
const noMatch = { title: "No such mail", advice: "Nothing matches this address, state and flow." };

/** Every mail that was to be sent, sent or not, newest first. */
export function MailList() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<MailFilter>({});
  const asked = useDeferredValue(filter);
  const query = useInfiniteQuery(
    trpc.admin.mail.listEmails.infiniteQueryOptions(asked, {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: LIVE_EVERY_MS,
      placeholderData: keepPreviousData,
    }),
  );
  const mails = query.data?.pages.flatMap((page) => page.mails);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <div className="space-y-5">
      <MailFilterFields filter={filter} onChange={setFilter} />
      <Loaded query={{ ...query, data: mails }} what="the mails" empty={filtered ? noMatch : nothing}>
        {(mails) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </div>
  );
}

function MailRow({ mail }: { mail: EmailLine }) {
  return (
    <li>
      <Link
        href={`/admin/mail/${mail.id}`}
        className="grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sand lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1.6fr)_auto] lg:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate font-semibold">{mail.subject}</span>
          <span className="flex gap-1 text-ink-soft text-sm">
            <span className="truncate">{mail.toEmail}</span>
            {mail.flow && <span className="whitespace-nowrap">· {mail.flow}</span>}
          </span>
        </span>
        <MailState mail={mail} />
        <time className="text-ink-soft text-sm" dateTime={mail.plannedAt.toISOString()}>
          {formatDateTime(mail.plannedAt)}
        </time>
      </Link>
    </li>
  );
}
