"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ShoppingBasket } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/field";
import { EmptyState, Notice } from "@/ui/notice";
import { MAX_MESSAGE_LENGTH } from "../channels";
import type { VisitorOnSite } from "../list-visitors";
import { durationSince } from "./chat-times";
import { useNow } from "./use-now";
import { deskHref, openConversation, openInPlace } from "./use-open-session";

const LOOK_EVERY_MS = 10_000;

/** Who is in the shop at this moment, where, and with what in the cart; staff can write to them first. */
export function VisitorsPane() {
  const trpc = useTRPC();
  const now = useNow();
  const [writingTo, setWritingTo] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(
    trpc.admin.chat.listVisitors.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }),
  );
  return (
    <section aria-label="On the site now" className="min-h-0 min-w-0 overflow-y-auto px-4 py-4 lg:px-6">
      <div className="flex items-center gap-2">
        <a
          href={deskHref(null)}
          onClick={openInPlace}
          aria-label="All conversations"
          className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-field border border-line bg-surface hover:bg-sand lg:hidden"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </a>
        <h2 className="font-display text-2xl">On the site now</h2>
        {data && <Badge tone="accent">{data.length}</Badge>}
      </div>
      <p className="mt-1 max-w-prose text-ink-soft">Who opened a page within the last five minutes.</p>
      <div className="mt-4 max-w-2xl space-y-3">
        {!data && !error && <p className="text-ink-soft">Looking around…</p>}
        {!data && error && (
          <Notice tone="bad">
            This could not be loaded: {error.message}{" "}
            <button type="button" className="min-h-11 font-semibold underline" onClick={() => void refetch()}>
              Try again
            </button>
          </Notice>
        )}
        {data?.length === 0 && (
          <EmptyState title="Nobody just now">
            <p>Shoppers appear here by themselves once they have put something into the cart or opened the chat.</p>
          </EmptyState>
        )}
        {data?.map((visitor) => (
          <VisitorCard
            key={visitor.visitorId}
            visitor={visitor}
            now={now}
            writing={writingTo === visitor.visitorId}
            onWrite={(on) => setWritingTo(on ? visitor.visitorId : null)}
          />
        ))}
      </div>
    </section>
  );
}

type VisitorCardProps = { visitor: VisitorOnSite; now: number; writing: boolean; onWrite: (on: boolean) => void };

function VisitorCard({ visitor, now, writing, onWrite }: VisitorCardProps) {
  const { visitorId, name, isCustomer, path, title, at, cartCents, pieces, sessionId, isBlocked } = visitor;
  return (
    <article aria-label={name} className="rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{name}</span>
            {isCustomer && <Badge tone="good">Customer</Badge>}
            {isBlocked && <Badge tone="bad">Blocked</Badge>}
          </p>
          <p className="flex items-baseline gap-1.5">
            <a href={path} className="min-w-0 truncate underline-offset-2 hover:underline">
              {title ?? path}
            </a>
            <span className="shrink-0 text-ink-soft text-sm">· {durationSince(at.toISOString(), now)} ago</span>
          </p>
        </div>
        {pieces > 0 && (
          <p className="inline-flex items-center gap-1.5 whitespace-nowrap font-semibold">
            <ShoppingBasket aria-hidden className="size-4 text-clay" />
            {formatKes(cartCents)}
            <span className="font-normal text-ink-soft text-sm">in the cart</span>
          </p>
        )}
        {sessionId ? (
          <Button look="quiet" className="px-4" onClick={() => openConversation(sessionId)}>
            Open the chat
          </Button>
        ) : (
          !isBlocked && (
            <Button look="quiet" className="px-4" aria-expanded={writing} onClick={() => onWrite(!writing)}>
              Write to them
            </Button>
          )
        )}
      </div>
      {writing && <FirstWords visitorId={visitorId} page={path} onLeave={() => onWrite(false)} />}
    </article>
  );
}

function FirstWords({ visitorId, page, onLeave }: { visitorId: string; page: string; onLeave: () => void }) {
  const trpc = useTRPC();
  const { mutate, error, isPending } = useMutation(trpc.admin.chat.startConversation.mutationOptions());
  const [content, setContent] = useState("");
  const [clientMessageId] = useState(() => crypto.randomUUID());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { visitorId, content, clientMessageId, page },
      { onSuccess: ({ sessionId }) => openConversation(sessionId) },
    );
  };
  return (
    <form onSubmit={submit} className="mt-3 space-y-3 border-line border-t pt-3">
      {error && <Notice tone="bad">{error.message}</Notice>}
      <TextArea
        id={`first-words-${visitorId}`}
        label="Your first words"
        hint="They see it on the chat button, and at once if the chat is open."
        required
        autoFocus
        maxLength={MAX_MESSAGE_LENGTH}
        rows={2}
        value={content}
        onChange={(event) => setContent(event.target.value)}
        className="min-h-20"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onLeave}>
          Cancel
        </Button>
        <Button type="submit" disabled={isPending || !content.trim()}>
          Send
        </Button>
      </div>
    </form>
  );
}
