import { CACHE_CHANNELS } from "./cache-channels";
import { CLIENT_EVENTS } from "./client-events";
import { CONNECTIONS } from "./connections";
import { HTTP_API } from "./http-api";
import { PRESENCE_CHANNELS } from "./presence-channels";
import { PRIVATE_CHANNELS } from "./private-channels";
import { PUBLIC_CHANNELS } from "./public-channels";
import type { Scenario } from "./stage";
import { SUBSCRIPTION_COUNTS } from "./subscription-counts";
import { USERS } from "./users";
import { WEBHOOKS } from "./webhooks";

/** Everything that a server of this protocol is held to; the slowest first, so that they do not play last. */
export const SCENARIOS: Scenario[] = [
  ...WEBHOOKS,
  ...CONNECTIONS,
  ...PUBLIC_CHANNELS,
  ...PRIVATE_CHANNELS,
  ...PRESENCE_CHANNELS,
  ...CACHE_CHANNELS,
  ...CLIENT_EVENTS,
  ...USERS,
  ...SUBSCRIPTION_COUNTS,
  ...HTTP_API,
];
