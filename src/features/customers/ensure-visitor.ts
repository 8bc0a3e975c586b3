import "server-only";
import { cookies } from "next/headers";
import { createVisitor, findVisitor, VISITOR_COOKIE, visitorCookieOptions, visitorToken } from "@/lib/session";

/**
 * The visitor whose browser sent the request; a new one, with its cookie, when it has none or a worthless one. Only in
 * server actions and route handlers, where cookies can be set.
 */
export async function ensureVisitor(): Promise<{ id: string; customerId: string | null }> {
  const store = await cookies();
  const token = store.get(VISITOR_COOKIE)?.value;
  const known = token && (await findVisitor(new Headers({ cookie: `${VISITOR_COOKIE}=${encodeURIComponent(token)}` })));
  if (known) return known;
  const visitor = await createVisitor();
  await giveVisitorCookie(visitor.id);
  return visitor;
}

/** Makes the browser be this visitor from its next request on. */
export async function giveVisitorCookie(visitorId: string): Promise<void> {
  (await cookies()).set(VISITOR_COOKIE, visitorToken(visitorId), visitorCookieOptions());
}

/** Makes the browser be nobody, so that the next person at it finds no cart, chat or order of the last one. */
export async function dropVisitorCookie(): Promise<void> {
  (await cookies()).delete(VISITOR_COOKIE);
}
