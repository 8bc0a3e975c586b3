"use client";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type ListChoice, readChoice } from "./list-choice";

/** The address's choice, the same object while it stays the same. */
export function useListChoice(): ListChoice {
  const params = useSearchParams();
  return useMemo(() => readChoice(new URLSearchParams(params)), [params]);
}

/** The desk's address with another choice; the open conversation stays. */
export function choiceHref(change: Partial<ListChoice>): string {
  const params = new URLSearchParams(typeof location === "undefined" ? "" : location.search);
  const next = { ...readChoice(params), ...change };
  const set = (name: string, value: string | null) => (value ? params.set(name, value) : params.delete(name));
  set("view", next.view === "all" ? null : next.view);
  set("unread", next.unread ? "1" : null);
  set("tag", next.tagId ?? null);
  params.delete("message");
  return `/admin/chat${params.size > 0 ? `?${params}` : ""}`;
}

/** Changes what the list shows, in place. */
export function changeChoice(change: Partial<ListChoice>): void {
  window.history.pushState(null, "", choiceHref(change));
}
