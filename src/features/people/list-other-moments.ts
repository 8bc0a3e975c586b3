import type { Traces } from "@/features/data-requests/find-traces";
import { stateOf } from "@/features/data-requests/rules";
import { db } from "@/lib/db";
import type { Moment } from "./rows";

const plain = (label: string) => ({ label, tone: "plain" as const });

/** What else there was of a person: abandoned carts, reviews, requests for the own data; newest first. */
export async function listOtherMoments({ email, customerId }: Traces, before: Date, most: number): Promise<Moment[]> {
  const mine = [{ email }, ...(customerId ? [{ customerId }] : [])];
  const [carts, reviews, requests] = await Promise.all([
    db.cart.findMany({
      where: { OR: mine, abandonedAt: { lt: before } },
      ...{ orderBy: { abandonedAt: "desc" }, take: most, select: { id: true, abandonedAt: true, items: true } },
    }),
    db.review.findMany({
      where: { customerId: customerId ?? "", createdAt: { lt: before } },
      ...{
        orderBy: { createdAt: "desc" },
        take: most,
        select: { id: true, createdAt: true, stars: true, product: true },
      },
    }),
    db.dataRequest.findMany({
      where: { email, requestedAt: { lt: before } },
      ...{ orderBy: { requestedAt: "desc" }, take: most },
    }),
  ]);
  const moments: Moment[] = [
    ...carts.map(({ id, abandonedAt, items }) => ({
      ...{
        id,
        at: abandonedAt as Date,
        kind: "other" as const,
        title: "Left a cart",
        badge: plain("cart"),
        href: null,
      },
      details: [`${items.length} ${items.length === 1 ? "product" : "products"} in it`],
    })),
    ...reviews.map(({ id, createdAt, stars, product }) => ({
      ...{ id, at: createdAt, kind: "other" as const, title: `Reviewed ${product.name}`, badge: plain("review") },
      ...{ details: [`${stars} of 5 stars`], href: "/admin/reviews" },
    })),
    ...requests.map((request) => ({
      ...{ id: request.id, at: request.requestedAt, kind: "other" as const, badge: plain(stateOf(request)) },
      title: request.kind === "export" ? "Asked for a copy of the own data" : "Asked to be erased",
      ...{ details: [request.source], href: "/admin/customers/requests" },
    })),
  ];
  return moments.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}
