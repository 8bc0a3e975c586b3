import "server-only";
import { customerAuth, staffAuth } from "./auth";
import { db } from "./db";
import { newId } from "./id";
import { DAY_MS } from "./time";
import { hashSecret, signToken, verifyToken } from "./tokens";

/** A staff member who proved himself by the login cookie or an API key. */
export type StaffIdentity = { id: string; name: string; email: string };

/** A signed-in customer. `customerId` is the person the account belongs to; `emailVerified` says he proved the address. */
export type CustomerIdentity = {
  loginId: string;
  customerId: string | null;
  name: string;
  email: string;
  emailVerified: boolean;
};

export const VISITOR_COOKIE = "hp_visitor";
export const API_KEY_PREFIX = "hpk";
const VISITOR_LIFETIME_MS = 365 * DAY_MS;
const LAST_USED_EVERY_MS = 60_000;

/** The token by which a browser proves that it is this visitor: in the cookie, or as `Authorization: Bearer`. Good for a year. */
export function visitorToken(visitorId: string, now = new Date()): string {
  return signToken("visitor", visitorId, new Date(now.getTime() + VISITOR_LIFETIME_MS));
}

/** The cookie that carries `visitorToken`: not readable by scripts, sent on links from mails. */
export const visitorCookieOptions = () =>
  ({
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: VISITOR_LIFETIME_MS / 1000,
    secure: process.env.APP_URL?.startsWith("https:") ?? false,
  }) as const;

function bearer(headers: Headers): string | null {
  return /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

function cookie(headers: Headers, name: string): string | null {
  const found = (headers.get("cookie") ?? "").split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

/**
 * Which visitor the request proves to be, by bearer token or cookie; null for nobody and for forged or expired tokens. Asks no database:
 * enough where something of the visitor's own is looked for anyway, which a deleted visitor has not.
 */
export function readVisitorId(headers: Headers, now = new Date()): string | null {
  const token = bearer(headers) ?? cookie(headers, VISITOR_COOKIE);
  return token && verifyToken("visitor", token, now);
}

/** The visitor that the request proves to be, as `readVisitorId`; null also when he was deleted. */
export async function findVisitor(
  headers: Headers,
  now = new Date(),
): Promise<{ id: string; customerId: string | null } | null> {
  const id = readVisitorId(headers, now);
  return id ? db.visitor.findUnique({ where: { id }, select: { id: true, customerId: true } }) : null;
}

/** A new visitor; the caller gives the browser its cookie. */
export async function createVisitor(): Promise<{ id: string; customerId: string | null }> {
  return db.visitor.create({ data: { id: newId("vis") }, select: { id: true, customerId: true } });
}

async function findStaffByKey(key: string, now: Date): Promise<StaffIdentity | null> {
  const found = await db.staffApiKey.findUnique({ where: { keyHash: hashSecret(key) }, include: { staff: true } });
  if (!found || found.revokedAt || found.staff.deactivatedAt) return null;
  if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > LAST_USED_EVERY_MS)
    await db.staffApiKey.update({ where: { id: found.id }, data: { lastUsedAt: now } });
  return { id: found.staff.id, name: found.staff.name, email: found.staff.email };
}

/** Which staff member the request proves to be, by API key or login cookie; null for nobody, revoked keys and deactivated people. */
export async function findStaff(headers: Headers, now = new Date()): Promise<StaffIdentity | null> {
  const key = bearer(headers);
  if (key) return key.startsWith(`${API_KEY_PREFIX}_`) ? findStaffByKey(key, now) : null;
  if (!headers.get("cookie")?.includes("hp_staff.")) return null;
  const session = await staffAuth().api.getSession({ headers });
  if (!session) return null;
  const { id, name, email } = session.user;
  const active = await db.staff.findFirst({ where: { id, deactivatedAt: null }, select: { id: true } });
  return active && { id, name, email };
}

/** Which customer is signed in; null for guests. */
export async function findCustomer(headers: Headers): Promise<CustomerIdentity | null> {
  if (!headers.get("cookie")?.includes("hp_customer.")) return null;
  const session = await customerAuth().api.getSession({ headers });
  if (!session) return null;
  const login = await db.customerLogin.findUnique({ where: { id: session.user.id } });
  return (
    login && {
      loginId: login.id,
      customerId: login.customerId,
      name: login.name,
      email: login.email,
      emailVerified: login.emailVerified,
    }
  );
}

/** The address a request came from, as the nearest proxy tells it; for limits and consent evidence, never for rights. */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || headers.get("x-real-ip") || "local";
}
