"use client";
import { useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";

const PARAMETER = "session";

export const deskHref = (sessionId: string | null): string =>
  sessionId ? `/admin/chat?${PARAMETER}=${encodeURIComponent(sessionId)}` : "/admin/chat";

/** Which conversation the address names. */
export const useOpenSession = (): string | null => useSearchParams().get(PARAMETER);

/** Goes to a conversation without asking the server: all it needs is fetched by the desk itself. A click with a key opens a tab. */
export function openInPlace(event: MouseEvent<HTMLAnchorElement>): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
  event.preventDefault();
  window.history.pushState(null, "", event.currentTarget.href);
}
