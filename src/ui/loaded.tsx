import clsx from "clsx";
import type { ReactNode } from "react";
import { EmptyState, Notice } from "./notice";

/** What a query of React Query tells of itself. */
type Query<T> = {
  data: T | undefined;
  error: { message: string } | null;
  fetchStatus: "fetching" | "paused" | "idle";
  refetch: () => unknown;
};

type LoadedProps<T> = {
  query: Query<T>;
  /** With its article, as in "the notes": "Loading the notes…", "The notes could not be loaded". */
  what: string;
  /** Shown instead of an empty list: why it is empty, and what to do. */
  empty?: { title: string; advice?: ReactNode } | undefined;
  children: (data: T) => ReactNode;
};

/**
 * What a query brings, in each of its states: on its way, offline, failed (with a way to try again), nothing there, there, and
 * there but no longer up to date.
 */
export function Loaded<T>({ query, what, empty, children }: LoadedProps<T>) {
  const { data, error, fetchStatus, refetch } = query;
  const trouble = fetchStatus === "paused" ? "You are offline." : error?.message;
  if (data === undefined)
    return trouble ? (
      <Trouble tone="bad" {...{ fetchStatus, refetch }}>
        {capital(what)} could not be loaded: {trouble}
      </Trouble>
    ) : (
      <Skeleton>Loading {what}…</Skeleton>
    );
  return (
    <>
      {trouble && (
        <Trouble tone="warning" {...{ fetchStatus, refetch }}>
          Not up to date: {trouble}
        </Trouble>
      )}
      {empty && Array.isArray(data) && data.length === 0 ? (
        <EmptyState title={empty.title}>{empty.advice}</EmptyState>
      ) : (
        children(data)
      )}
    </>
  );
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

type TroubleProps = Pick<Query<unknown>, "fetchStatus" | "refetch"> & { tone: "bad" | "warning"; children: ReactNode };

function Trouble({ tone, fetchStatus, refetch, children }: TroubleProps) {
  return (
    <Notice tone={tone}>
      <div className="flex flex-wrap items-center gap-x-3">
        <p>
          {children} {fetchStatus === "paused" && "It comes by itself once you are connected again."}
        </p>
        {fetchStatus !== "paused" && (
          <button type="button" className="min-h-11 font-semibold underline" onClick={() => void refetch()}>
            Try again
          </button>
        )}
      </div>
    </Notice>
  );
}

const WIDTHS = ["w-2/3", "w-full", "w-5/6"];

function Skeleton({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="space-y-3">
      <p className="text-ink-soft">{children}</p>
      {WIDTHS.map((width) => (
        <div key={width} className={clsx("h-4 max-w-xl rounded-field bg-sand motion-safe:animate-pulse", width)} />
      ))}
    </div>
  );
}
