import { db } from "@/lib/db";

type Self = { email: string; customerId: string | null; visitorIds: string[] };

/** What is kept of a person apart from what he did: profile, accounts with their sign-ins, browsers. Passwords are kept as hashes only. */
export async function exportCustomer({ email, customerId, visitorIds }: Self) {
  const [profile, accounts, browsers] = await Promise.all([
    db.customer.findUnique({ where: { email }, include: { tags: { select: { tag: true, createdAt: true } } } }),
    db.customerLogin.findMany({
      where: { OR: [{ email }, ...(customerId ? [{ customerId }] : [])] },
      select: {
        ...{ name: true, email: true, emailVerified: true, createdAt: true },
        sessions: { select: { createdAt: true, expiresAt: true, ipAddress: true, userAgent: true } },
      },
    }),
    db.visitor.findMany({
      where: { id: { in: visitorIds } },
      select: { id: true, createdAt: true, lastSeenAt: true, blockedAt: true },
    }),
  ]);
  return { profile, accounts, browsers };
}
