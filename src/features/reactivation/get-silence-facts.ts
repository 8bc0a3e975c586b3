import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { hasOpenChat } from "@/features/chat/has-open-chat";
import { findPerson } from "@/features/customers/find-person";
import { getConsent } from "@/features/subscriptions/get-consent";
import type { ReactivationRun } from "./begin-reactivation";
import { findSigns } from "./find-signs";

/** Everything a mail to a silent subscriber is decided by, read now, and the person to greet. */
export async function getSilenceFacts({ subscriptionId, silentSince, anchor }: ReactivationRun, now: Date) {
  const [found, settings] = await Promise.all([findSigns(subscriptionId), getFlowSettings()]);
  const [person, consent] = found
    ? await Promise.all([findPerson(found.email), getConsent(found.email, now)])
    : [null, null];
  const openChat = person ? await hasOpenChat({ customerId: person.customerId }) : false;
  return {
    subscription: found && { email: found.email },
    silentSince: new Date(silentSince),
    anchor: new Date(anchor),
    signs: found ?? { orderedAt: null, clickedAt: null, chattedAt: null },
    openChat,
    noConsent: consent && !consent.subscribed ? consent.reason : null,
    settings,
    person,
  };
}
