"use client";
import { useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";

const PARAMETER = "session";
const MESSAGE = "message";
/** What the list shows stays as it is while one goes from conversation to conversation. */
const OF_THE_LIST = ["view", "unread", "tag"];

/** @param seq the message to show, e.g. one that a search found */
export function deskHref(sessionId: string | null, seq?: number): string {
  if (!sessionId) return "/admin/chat";
  const message = seq === undefined ? "" : `&${MESSAGE}=${seq}`;
  return `/admin/chat?${PARAMETER}=${encodeURIComponent(sessionId)}${message}`;
}

/** Which conversation the address names. */
export const useOpenSession = (): string | null => useSearchParams().get(PARAMETER);

/** The sequence number of the message the address names, to be shown instead of the newest; null mostly. */
export function useOpenMessage(): number | null {
  const seq = Number(useSearchParams().get(MESSAGE));
  return Number.isInteger(seq) && seq > 0 ? seq : null;
}

/** Goes to an address of the desk without asking the server: all it needs is fetched by the desk itself. */
export function goInPlace(href: string): void {
  const target = new URL(href, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of OF_THE_LIST) {
    const value = here.get(name);
    if (value && !target.searchParams.has(name)) target.searchParams.set(name, value);
  }
  if (target.href !== location.href) window.history.pushState(null, "", target);
}

/** Opens a conversation in the desk; null shows the list alone. */
export const openConversation = (sessionId: string | null): void => goInPlace(deskHref(sessionId));

/** For links within the desk. A click with a key held opens a tab. */
export function openInPlace(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  goInPlace(event.currentTarget.href);
}

/** Where the desk shows who is on the site. */
export const visitorsHref = "/admin/chat?visitors=1";

/** Whether the address asks for who is on the site. */
export const useVisitorsOpen = (): boolean => useSearchParams().has("visitors");
