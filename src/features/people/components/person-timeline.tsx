import { useInfiniteQuery } from "@tanstack/react-query";
import { FileText, type LucideIcon, Mail, MessageCircle, Package, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { SelectField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import type { Moment } from "../rows";
import { type MomentKind, momentKinds } from "../schema";

const kindWords: Record<MomentKind, { label: string; icon: LucideIcon }> = {
  mail: { label: "Mails", icon: Mail },
  order: { label: "Orders", icon: Package },
  chat: { label: "Chats", icon: MessageCircle },
  consent: { label: "Consent", icon: ShieldCheck },
  other: { label: "Other things", icon: FileText },
};

const nothing = { title: "Nothing yet", advice: "Mails, orders, chats and consent of this person stand here." };

/** Everything that happened between a person and the shop, newest first. */
export function PersonTimeline({ id }: { id: string }) {
  const trpc = useTRPC();
  const [kind, setKind] = useState<MomentKind>();
  const query = useInfiniteQuery(
    trpc.admin.people.listTimeline.infiniteQueryOptions({ id, kind }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const moments = query.data?.pages.flatMap((page) => page.moments);
  return (
    <section aria-labelledby="timeline" className="min-w-0 space-y-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="timeline" className="font-display text-2xl">
          What happened
        </h2>
        <div className="w-44">
          <SelectField
            id="timeline-kind"
            label="Show"
            value={kind ?? ""}
            onChange={({ target: { value } }) => setKind(momentKinds.find((each) => each === value))}
          >
            <option value="">Everything</option>
            {momentKinds.map((each) => (
              <option key={each} value={each}>
                {kindWords[each].label}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
      <Loaded query={{ ...query, data: moments }} what="what happened" empty={nothing}>
        {(moments) => (
          <ol className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {moments.map((moment) => (
              <li key={moment.id}>
                <MomentLine moment={moment} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <ShowMore query={query} />
    </section>
  );
}

function MomentLine({ moment }: { moment: Moment }) {
  const { at, kind, title, details, badge, href } = moment;
  const Icon = kindWords[kind].icon;
  const content = (
    <>
      <Icon aria-hidden className="mt-1 size-5 shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1">
        <span className="flex gap-x-3 gap-y-1 max-sm:flex-col">
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="break-words font-semibold">{title}</span>
            {badge && <Badge tone={badge.tone}>{badge.label}</Badge>}
          </span>
          <time className="text-ink-soft text-sm sm:mt-0.5 sm:whitespace-nowrap" dateTime={at.toISOString()}>
            {formatDateTime(at)}
          </time>
        </span>
        {details.map((detail) => (
          <span key={detail} className="block break-words text-ink-soft text-sm">
            {detail}
          </span>
        ))}
      </span>
    </>
  );
  const look = "flex gap-3 px-4 py-3";
  if (!href) return <div className={look}>{content}</div>;
  return (
    <Link href={href} className={`${look} hover:bg-sand`}>
      {content}
    </Link>
  );
}
