import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { findPerson } from "@/features/customers/find-person";
import { hasOrderSince } from "@/features/orders/has-order-since";
import { listFavourites } from "@/features/orders/list-favourites";
import { db } from "@/lib/db";
import type { WelcomeRun } from "./begin-series";
import type { Welcome } from "./rules";

/** How many favourites a mail shows. */
const FAVOURITES = 4;

/** Everything a mail of the series is decided by and says, read now. */
export async function getWelcomeFacts({ subscriptionId, anchor: begun }: WelcomeRun, welcome: Welcome, now: Date) {
  const anchor = new Date(begun);
  const [subscription, settings] = await Promise.all([
    db.emailSubscription.findUnique({ where: { id: subscriptionId } }),
    getFlowSettings(),
  ]);
  const email = subscription?.email ?? null;
  const [person, orderedSince, favourites] = await Promise.all([
    email ? findPerson(email) : null,
    email ? hasOrderSince({ email }, anchor) : false,
    welcome.message === "welcome-favourites" ? listFavourites(FAVOURITES, now) : [],
  ]);
  const name = person?.name ?? subscription?.name ?? null;
  const customerId = person?.customerId ?? null;
  const hasFavourites = favourites.length > 0;
  return { subscription, anchor, orderedSince, hasFavourites, favourites, settings, name, customerId };
}
