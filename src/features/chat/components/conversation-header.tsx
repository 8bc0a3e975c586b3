"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ArrowLeft, UserRound } from "lucide-react";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import type { ChatStatus } from "../channels";
import { deskHref, openInPlace } from "./use-open-session";

type ConversationHeaderProps = {
  sessionId: string;
  name: string;
  status: ChatStatus;
  staff: { id: string };
  onShowPerson: () => void;
};

const iconButton =
  "inline-flex min-h-11 min-w-11 items-center justify-center rounded-field border border-line bg-surface hover:bg-sand";

/** Whose conversation it is, and what can be done with it. */
export function ConversationHeader({ sessionId, name, status, staff, onShowPerson }: ConversationHeaderProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { getSession, listSessions, countWaiting } = trpc.admin.chat;
  const { data: session } = useQuery(getSession.queryOptions({ sessionId }, { refetchInterval: 15_000 }));
  const onSettled = () => {
    for (const { queryKey } of [getSession, listSessions, countWaiting])
      void queryClient.invalidateQueries({ queryKey: queryKey() });
  };
  const assign = useMutation(trpc.admin.chat.assignSession.mutationOptions({ onSettled }));
  const close = useMutation(trpc.admin.chat.closeSession.mutationOptions({ onSettled }));
  const owner = session?.assignedTo;
  const own = owner?.id === staff.id;
  const open = status === "open" && session?.status !== "closed";
  const problem = assign.error ?? close.error;
  return (
    <header className="border-line border-b bg-surface px-3 py-2 lg:px-5">
      <div className="flex flex-wrap items-center gap-2">
        <a
          href={deskHref(null)}
          onClick={openInPlace}
          className={`${iconButton} lg:hidden`}
          aria-label="All conversations"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </a>
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-display text-xl leading-tight">{name}</h2>
          {open ? (
            <p className="truncate text-ink-soft text-sm">
              {owner ? (own ? "Yours" : `With ${owner.name}`) : "Nobody has taken it yet"}
            </p>
          ) : (
            <Badge>Closed</Badge>
          )}
        </div>
        <button type="button" onClick={onShowPerson} className={`${iconButton} xl:hidden`} aria-label="Show the person">
          <UserRound aria-hidden className="size-5" />
        </button>
        {open && (
          <div className={clsx("flex gap-2", !own && "w-full *:flex-1 lg:w-auto lg:*:flex-none")}>
            {!own && (
              <Button
                look="quiet"
                className="px-3"
                disabled={assign.isPending}
                onClick={() => assign.mutate({ sessionId, force: owner ? true : undefined })}
              >
                {owner ? "Take over" : "Take it"}
              </Button>
            )}
            <Button
              look="quiet"
              className="px-3"
              disabled={close.isPending}
              onClick={() => close.mutate({ sessionId })}
            >
              Close
            </Button>
          </div>
        )}
      </div>
      {problem && (
        <p role="alert" className="pt-2 text-danger">
          {problem.message}
        </p>
      )}
    </header>
  );
}
