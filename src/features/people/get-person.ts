import { consentOf } from "@/features/subscriptions/rules";
import { stateOf } from "@/features/subscriptions/subscriber-state";
import { db } from "@/lib/db";
import { findPersonOf } from "./find-person-of";

/**
 * Who somebody is to the shop: profile, what he bought, whether marketing may reach him and on which evidence. Money in cents of KES; orders
 * that were cancelled do not count.
 * @param id of a customer or of a subscriber
 * @throws DomainError not_found `people.unknown`
 */
export async function getPerson(id: string, now = new Date()) {
  const email = await findPersonOf(id);
  const [customer, subscription, suppressions, requests] = await Promise.all([
    db.customer.findUnique({
      where: { email },
      include: { tags: { orderBy: { tag: "asc" }, select: { tag: true } }, login: { select: { emailVerified: true } } },
    }),
    db.emailSubscription.findUnique({
      where: { email },
      include: { records: { orderBy: { at: "desc" }, take: 50 } },
    }),
    db.suppression.findMany({
      where: { email, liftedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
      orderBy: { at: "desc" },
      select: { id: true, reason: true, everything: true, at: true, until: true },
    }),
    db.dataRequest.findMany({ where: { email, doneAt: null, refusedAt: null }, select: { kind: true, dueAt: true } }),
  ]);
  const bought = customer
    ? await db.order.aggregate({
        where: { customerId: customer.id, cancelledAt: null },
        ...{ _count: true, _sum: { totalCents: true }, _max: { placedAt: true } },
      })
    : null;
  return {
    email,
    name: customer?.name ?? subscription?.name ?? null,
    customer: customer && {
      ...{ id: customer.id, phone: customer.phone, county: customer.county, language: customer.language },
      ...{ birthDay: customer.birthDay, birthMonth: customer.birthMonth, createdAt: customer.createdAt },
      ...{ erasedAt: customer.erasedAt, account: customer.login && { proved: customer.login.emailVerified } },
      tags: customer.tags.map(({ tag }) => tag),
    },
    orders: {
      count: bought?._count ?? 0,
      totalCents: bought?._sum.totalCents ?? 0,
      lastAt: bought?._max.placedAt ?? null,
    },
    subscription: subscription && {
      ...{ id: subscription.id, source: subscription.source, requestedAt: subscription.requestedAt },
      ...{ topics: subscription.topics, frequency: subscription.frequency, pausedUntil: subscription.pausedUntil },
      state: stateOf(subscription, suppressions.length > 0, now),
      mayBeMailed: consentOf(subscription, now).subscribed && suppressions.length === 0,
      records: subscription.records,
    },
    suppressions,
    requests,
  };
}

export type PersonFacts = Awaited<ReturnType<typeof getPerson>>;
