import { WEBHOOK_KINDS, type WebhookKind } from "./webhook-events";
import type { WebhookOptions } from "./webhooks";

/**
 * Reads CHANNELS_WEBHOOK_URL and the optional list CHANNELS_WEBHOOK_EVENTS (`channel_occupied,member_added`; all unless
 * told). Undefined when there is no URL.
 *
 * @throws Error that names the setting and what it may be
 */
export function readWebhookOptions(environment: Record<string, string | undefined>): WebhookOptions | undefined {
  const url = environment.CHANNELS_WEBHOOK_URL;
  if (!url) return undefined;
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) {
    throw new Error("CHANNELS_WEBHOOK_URL must be an http or https URL");
  }
  const named = (environment.CHANNELS_WEBHOOK_EVENTS ?? "").split(/[\s,]+/).filter(Boolean);
  const unknown = named.filter((name) => !WEBHOOK_KINDS.some((kind) => kind === name));
  if (unknown.length > 0) {
    throw new Error(
      `CHANNELS_WEBHOOK_EVENTS: there is no ${unknown.join(", ")}; there are ${WEBHOOK_KINDS.join(", ")}`,
    );
  }
  return { url, kinds: named.length > 0 ? (named as WebhookKind[]) : undefined };
}
