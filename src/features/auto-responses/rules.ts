import type { AutoResponse } from "./schema";

/** The topic that opens a conversation; its keywords answer a greeting later on. */
export const GREETING_TOPIC = "greeting";
/** The topic whose answer tells where the visitor's own orders are. */
export const ORDER_TRACKING_TOPIC = "order-tracking";
/** Topics that the chat itself knows by name: they can be switched off, not renamed or removed. */
export const fixedTopics: string[] = [GREETING_TOPIC, ORDER_TRACKING_TOPIC];
/** Who speaks when the bot does. */
export const BOT_NAME = "Household Planet assistant";

/** What a rule's condition is held against. */
export type Presence = { open: boolean; staffOnline: boolean };

/** Whether a rule's condition holds now; words for staff say why not. */
export function conditionOf(
  when: AutoResponse["when"],
  { open, staffOnline }: Presence,
): { holds: boolean; why: string } {
  if (when === "outside_hours") return { holds: !open, why: open ? "the shop is open now" : "the shop is closed now" };
  if (when === "no_staff")
    return { holds: !staffOnline, why: staffOnline ? "somebody of us is online" : "nobody of us is online" };
  return { holds: true, why: "it answers at any time" };
}
