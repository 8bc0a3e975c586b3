"use client";
import { Star } from "lucide-react";
import { useState } from "react";
import { formatDateTime } from "@/lib/time";
import type { Person } from "../get-person";
import { PersonPart } from "./person-part";
import { deskHref, openInPlace } from "./use-open-session";

const FEW = 5;

/** Where the person is, and was before. */
export function PagesPart({ pages: { views, here } }: { pages: Person["pages"] }) {
  const [all, setAll] = useState(false);
  const shown = all ? views : views.slice(0, FEW);
  return (
    <PersonPart title="Pages seen">
      {views.length === 0 && <p className="text-ink-soft">None within the last 30 days.</p>}
      {here && (
        <p className="break-words rounded-field bg-clay-pale px-3 py-1.5">
          On the site now:{" "}
          <a href={here.path} className="font-semibold underline underline-offset-2">
            {here.path}
          </a>
        </p>
      )}
      <ul>
        {shown.map(({ id, path, title, at }) => (
          <li key={id} className="flex items-baseline gap-2 py-1 text-sm">
            <a href={path} title={path} className="min-w-0 flex-1 truncate underline-offset-2 hover:underline">
              {title ?? path}
            </a>
            <span className="shrink-0 text-ink-soft">{formatDateTime(at)}</span>
          </li>
        ))}
      </ul>
      {views.length > FEW && !all && (
        <button type="button" onClick={() => setAll(true)} className="min-h-11 font-semibold text-clay-deep text-sm">
          Show all {views.length}
        </button>
      )}
    </PersonPart>
  );
}

const stateWords: Record<Person["mails"][number]["state"], string> = {
  planned: "planned",
  deferred: "waiting",
  sending: "being sent",
  sent: "sent",
  delivered: "delivered",
  bounced: "came back",
  complained: "called spam",
  declined: "not sent",
  failed: "refused",
  unknown: "unknown",
};

/** What our flows mailed, or did not and why. */
export function MailsPart({ mails }: { mails: Person["mails"] }) {
  return (
    <PersonPart title="Mails">
      {mails.length === 0 && <p className="text-ink-soft">None yet.</p>}
      <ul>
        {mails.map(({ id, subject, state, plannedAt, reason }) => (
          <li key={id}>
            <a href={`/admin/mail/${id}`} className="block rounded-field py-1.5 text-sm hover:bg-sand">
              <span className="block truncate font-semibold">{subject}</span>
              <span className="text-ink-soft">
                {stateWords[state]}
                {reason ? `: ${reason}` : ""} · {formatDateTime(plannedAt)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </PersonPart>
  );
}

const outcomeWords = { resolved: "resolved", not_resolved: "not resolved", spam: "spam" };

/** Other conversations with the same person, to be read. */
export function EarlierPart({ earlier }: { earlier: Person["earlier"] }) {
  if (earlier.length === 0) return null;
  return (
    <PersonPart title="Other conversations">
      <ul>
        {earlier.map(({ id, createdAt, status, outcome, staffName }) => (
          <li key={id}>
            <a
              href={deskHref(id)}
              onClick={openInPlace}
              className="block min-h-11 rounded-field py-1.5 text-sm hover:bg-sand"
            >
              <span className="block font-semibold">{formatDateTime(createdAt)}</span>
              <span className="text-ink-soft">
                {status === "open" ? "open" : `closed${outcome ? `: ${outcomeWords[outcome]}` : ""}`}
                {staffName && ` · ${staffName}`}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </PersonPart>
  );
}

/** What the shopper said of this conversation. */
export function RatingPart({ rating }: { rating: Person["rating"] }) {
  if (!rating) return null;
  return (
    <PersonPart title="Rating">
      {rating.stars !== null && (
        <p role="img" aria-label={`${rating.stars} of 5 stars`} className="flex text-gold">
          {[1, 2, 3, 4, 5].map((star) => (
            <Star
              key={star}
              aria-hidden
              className="size-5"
              fill={star <= (rating.stars ?? 0) ? "currentColor" : "none"}
            />
          ))}
        </p>
      )}
      {rating.resolved !== null && <p>{rating.resolved ? "“My question was answered.”" : "“I was not helped.”"}</p>}
      {rating.comment && <p className="whitespace-pre-wrap break-words italic">{rating.comment}</p>}
    </PersonPart>
  );
}
