"use client";
import {
  ArrowLeft,
  ArrowRightLeft,
  Ban,
  Check,
  CircleOff,
  Clock,
  Hand,
  type LucideIcon,
  Mail,
  RotateCcw,
  Undo2,
  UserRound,
} from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import type { ConversationState } from "../get-conversation";
import { type Action, ActionMenu } from "./action-menu";
import { deskHref, openInPlace } from "./use-open-session";
import type { SessionActions } from "./use-session-actions";
import { useShortcut } from "./use-shortcut";
import { type Viewer, viewersInWords } from "./use-viewers";

// They come with the first press, not with the page (QUALITY.md P13).
const BlockDialog = lazy(() => import("./block-dialog").then((module) => ({ default: module.BlockDialog })));
const CloseDialog = lazy(() => import("./close-dialog").then((module) => ({ default: module.CloseDialog })));
const TransferDialog = lazy(() => import("./transfer-dialog").then((module) => ({ default: module.TransferDialog })));
const SnoozeDialog = lazy(() => import("./snooze-dialog").then((module) => ({ default: module.SnoozeDialog })));
const TranscriptDialog = lazy(() =>
  import("./transcript-dialog").then((module) => ({ default: module.TranscriptDialog })),
);

type ConversationHeaderProps = {
  sessionId: string;
  name: string;
  email: string | null | undefined;
  session: ConversationState | undefined;
  staff: { id: string };
  viewers: Viewer[];
  actions: SessionActions;
  onShowPerson: () => void;
  /** Beside the buttons: snoozing. */
  children?: ReactNode;
};

const iconButton =
  "inline-flex min-h-11 min-w-11 items-center justify-center rounded-field border border-line bg-surface hover:bg-sand";

const outcomeWords = { resolved: "Resolved", not_resolved: "Not resolved", spam: "Spam" };

type OpenDialog = "transfer" | "snooze" | "close" | "transcript" | "block" | null;

/** Whose conversation it is, who else looks at it, and what can be done with it. */
export function ConversationHeader(props: ConversationHeaderProps) {
  const { sessionId, name, email, session, staff, viewers, actions, onShowPerson, children } = props;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const owner = session?.assignedTo;
  const own = owner?.id === staff.id;
  const open = session?.status === "open";
  const take = () => actions.assign.mutate({ sessionId, force: owner ? true : undefined });
  const done = () => {
    setDialog(null);
    actions.look();
  };
  useShortcut("claim", open && !own ? take : null);
  useShortcut("transfer", open ? () => setDialog("transfer") : null);
  useShortcut("snooze", open ? () => setDialog("snooze") : null);
  useShortcut("close", open ? actions.resolveAndNext : null);

  const action = (
    id: string,
    label: string,
    icon: LucideIcon,
    run: () => void,
    rest: Partial<Action> = {},
  ): Action => ({
    id,
    label,
    icon,
    run,
    ...rest,
  });
  const more: Action[] = [
    ...(open
      ? [
          action("transfer", "Transfer…", ArrowRightLeft, () => setDialog("transfer"), { keys: "t" }),
          action("snooze", session?.snoozedUntil ? "Bring it back…" : "Snooze…", Clock, () => setDialog("snooze"), {
            keys: "s",
          }),
          action("resolve", "Resolve, and go on", Check, actions.resolveAndNext, { keys: "e" }),
          ...(own ? [action("release", "Give it back", Undo2, () => actions.release.mutate({ sessionId }))] : []),
          action("close", "Close with an outcome…", CircleOff, () => setDialog("close")),
        ]
      : [action("reopen", "Reopen", RotateCcw, () => actions.reopen.mutate({ sessionId }))]),
    action("transcript", "Send a transcript…", Mail, () => setDialog("transcript")),
    session?.blockedAt
      ? action("unblock", "Let the visitor back in", Ban, () => actions.unblock.mutate({ sessionId }))
      : action("block", "Block the visitor…", Ban, () => setDialog("block"), { danger: true }),
  ];
  const watching = viewersInWords(viewers);
  return (
    <header className="border-line border-b bg-surface px-3 py-2 lg:px-5">
      <div className="flex items-center gap-2">
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
          {session && <OwnerLine session={session} own={own} />}
        </div>
        <button type="button" onClick={onShowPerson} className={`${iconButton} xl:hidden`} aria-label="Show the person">
          <UserRound aria-hidden className="size-5" />
        </button>
        {open && children}
        {open && !own && (
          <Button look="quiet" className="px-3 max-lg:hidden" disabled={actions.busy} onClick={take}>
            {owner ? "Take over" : "Take it"}
          </Button>
        )}
        {open && own && (
          <Button
            look="quiet"
            className="px-3 max-lg:hidden"
            disabled={actions.busy}
            onClick={actions.resolveAndNext}
            title="Resolve, and open the next conversation (e)"
          >
            <Check aria-hidden className="size-5" />
            <span className="max-2xl:sr-only">Resolve</span>
          </Button>
        )}
        {session && (
          <ActionMenu
            label="More actions"
            actions={
              open && !own
                ? [action("take", owner ? "Take it over" : "Take it", Hand, take, { keys: "c" }), ...more]
                : more
            }
          />
        )}
      </div>
      {(session?.blockedAt || session?.snoozedUntil) && (
        <p className="flex flex-wrap gap-1.5 pt-1">
          {session.blockedAt && <Badge tone="bad">This visitor is blocked</Badge>}
          {session.snoozedUntil && <Badge>Snoozed until {formatDateTime(new Date(session.snoozedUntil))}</Badge>}
        </p>
      )}
      <p role="status" className={watching ? "pt-1 font-semibold text-gold text-sm" : "sr-only"}>
        {watching}
      </p>
      {actions.problem && !dialog && (
        <p role="alert" className="pt-1 text-danger">
          {actions.problem}
        </p>
      )}
      <Suspense>
        {dialog === "transfer" && (
          <TransferDialog
            sessionId={sessionId}
            staffId={staff.id}
            ownerId={owner?.id ?? null}
            onDone={done}
            onLeave={done}
          />
        )}
        {dialog === "snooze" && (
          <SnoozeDialog
            sessionId={sessionId}
            snoozedUntil={session?.snoozedUntil ?? null}
            onClose={() => setDialog(null)}
            onDone={actions.look}
          />
        )}
        {dialog === "close" && (
          <CloseDialog
            busy={actions.busy}
            problem={actions.close.error?.message}
            onClose={(how) => actions.close.mutate({ sessionId, ...how }, { onSuccess: done })}
            onLeave={() => setDialog(null)}
          />
        )}
        {dialog === "transcript" && (
          <TranscriptDialog sessionId={sessionId} email={email} onLeave={() => setDialog(null)} />
        )}
        {dialog === "block" && (
          <BlockDialog
            name={name}
            busy={actions.busy}
            problem={actions.block.error?.message}
            onBlock={() => actions.block.mutate({ sessionId }, { onSuccess: done })}
            onLeave={() => setDialog(null)}
          />
        )}
      </Suspense>
    </header>
  );
}

function OwnerLine({ session, own }: { session: ConversationState; own: boolean }) {
  const { assignedTo, team, status, outcome } = session;
  if (status === "closed")
    return (
      <p className="truncate text-ink-soft text-sm">
        Closed{outcome ? `: ${outcomeWords[outcome].toLowerCase()}` : ""}
        {session.resolution ? `, ${session.resolution}` : ""}
      </p>
    );
  const owner = assignedTo ? (own ? "Yours" : `With ${assignedTo.name}`) : "Not taken yet";
  return (
    <p className="truncate text-ink-soft text-sm">
      {owner}
      {team && ` · ${team.name}`}
    </p>
  );
}
