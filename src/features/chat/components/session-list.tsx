"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import type { ChatStatus } from "../channels";
import { usePollInterval } from "./console-live";
import { SessionRow } from "./session-row";
import { useNow } from "./use-now";

type SessionListProps = { openId: string | null; staffId: string };

/** Conversations, newest message first; open ones and closed ones apart. */
export function SessionList({ openId, staffId }: SessionListProps) {
  const [status, setStatus] = useState<ChatStatus>("open");
  const trpc = useTRPC();
  const now = useNow();
  const { data, error, refetch } = useQuery(
    trpc.admin.chat.listSessions.queryOptions(
      { status },
      { refetchInterval: usePollInterval(), placeholderData: keepPreviousData },
    ),
  );
  return (
    <section aria-label="Conversations" className="flex min-h-0 w-full flex-col">
      <div className="border-line border-b px-4 pt-4">
        <h2 className="font-display text-2xl">Conversations</h2>
        <div className="mt-2 flex gap-1">
          <Tab current={status === "open"} onClick={() => setStatus("open")} label="Open" />
          <Tab current={status === "closed"} onClick={() => setStatus("closed")} label="Closed" />
        </div>
      </div>
      {error && !data && (
        <div role="alert" className="space-y-3 p-4">
          <p>The conversations could not be loaded: {error.message}</p>
          <Button look="quiet" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      )}
      {!data && !error && <p className="p-4 text-ink-soft">Loading conversations…</p>}
      {data?.length === 0 && (
        <p className="p-4 text-ink-soft">
          {status === "open"
            ? "Nobody is writing just now. A conversation appears here by itself as soon as somebody does."
            : "No conversation has been closed yet."}
        </p>
      )}
      <ul className="min-h-0 flex-1 divide-y divide-line overflow-y-auto">
        {data?.map((session) => (
          <li key={session.sessionId}>
            <SessionRow session={session} current={session.sessionId === openId} staffId={staffId} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tab({ current, onClick, label }: { current: boolean; onClick: () => void; label: string }) {
  return (
    <button
      type="button"
      aria-pressed={current}
      onClick={onClick}
      className={clsx(
        "min-h-11 border-b-2 px-3",
        current ? "border-clay font-semibold text-clay-deep" : "border-transparent text-ink-soft hover:text-ink",
      )}
    >
      {label}
    </button>
  );
}
