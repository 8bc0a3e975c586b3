import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { SECOND_MS } from "@/lib/time";

/** `unsure`: it could not be looked at from here. */
export type SeenLink = { url: string; state: "works" | "broken" | "unsure"; why: string };

const MOST = 30;
const WITHIN_MS = 4 * SECOND_MS;

/** Addresses inside of our own network are nobody's business outside, and nothing a mail may lead to. */
const isPublic = ({ hostname }: URL) =>
  hostname.includes(".") && !/^[\d.]+$|^\[|\.(local|internal|localhost)$/i.test(hostname);

/** Asks each address (at most 30) whether it answers; products of the shop are looked up instead. */
export function lookAtLinks(urls: string[]): Promise<SeenLink[]> {
  return Promise.all(urls.slice(0, MOST).map(async (url) => ({ url, ...(await look(new URL(url))) })));
}

async function look(url: URL): Promise<Omit<SeenLink, "url">> {
  const ours = url.origin === new URL(env().APP_URL).origin;
  const slug = ours && /^\/products\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  if (slug) {
    const onSale = await db.product.count({ where: { slug: decodeURIComponent(slug), archivedAt: null } });
    return onSale > 0 ? { state: "works", why: "" } : { state: "broken", why: "no product on sale is called so" };
  }
  if (!ours && !isPublic(url)) return { state: "broken", why: "it cannot be reached from outside" };
  try {
    // Where it leads on to is not followed: that could be inside of our network.
    const answer = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(WITHIN_MS),
      cache: "no-store",
    });
    const gone = answer.status === 404 || answer.status === 410;
    return gone ? { state: "broken", why: `it answers ${answer.status}` } : { state: "works", why: "" };
  } catch {
    return { state: "unsure", why: "it did not answer just now" };
  }
}
