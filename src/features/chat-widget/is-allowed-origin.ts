import { getWidgetSettings } from "./get-widget-settings";

/** So long a process keeps the list: every message from another site asks for it. */
const KEPT_MS = 5_000;

let kept: { origins: Set<string>; until: number } | null = null;

/**
 * True for the sites that staff allowed to show the chat, exactly as the browser names them (scheme, host and port). A site
 * that was taken off the list is refused after 5 s at the latest.
 */
export async function isAllowedOrigin(origin: string, now = new Date()): Promise<boolean> {
  if (!kept || kept.until <= now.getTime()) {
    const { origins } = await getWidgetSettings();
    kept = { origins: new Set(origins), until: now.getTime() + KEPT_MS };
  }
  return kept.origins.has(origin);
}

/** The next question reads the list anew. */
export function forgetAllowedOrigins(): void {
  kept = null;
}
