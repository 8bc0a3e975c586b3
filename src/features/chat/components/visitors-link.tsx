"use client";
import clsx from "clsx";
import { Eye } from "lucide-react";
import { openInPlace, visitorsHref } from "./use-open-session";

/** The way to who is on the site now, under the conversations. */
export function VisitorsLink({ current }: { current: boolean }) {
  return (
    <a
      href={visitorsHref}
      onClick={openInPlace}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "flex min-h-11 shrink-0 items-center gap-2 border-line border-t px-4 font-semibold",
        current ? "bg-clay-pale text-clay-deep" : "bg-surface hover:bg-sand",
      )}
    >
      <Eye aria-hidden className="size-4" /> On the site now
    </a>
  );
}
