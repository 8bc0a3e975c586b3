import "server-only";
import { headers } from "next/headers";
import { ensureVisitor } from "@/features/customers/ensure-visitor";
import { visitorToken } from "@/lib/session";
import { callerFor } from "@/server/caller";

/**
 * Calls procedures as the visitor of this server action. One who came without a cookie gets it now; the request's own headers do
 * not have it yet, so the token goes along as a bearer's.
 */
export async function shopperCaller() {
  const visitor = await ensureVisitor();
  const asVisitor = new Headers(await headers());
  asVisitor.set("authorization", `Bearer ${visitorToken(visitor.id)}`);
  return { visitorId: visitor.id, shop: callerFor(asVisitor) };
}
