import "server-only";
import { headers } from "next/headers";
import { after } from "next/server";
import { recordPageView, type SeenPage } from "@/features/tracking/record-page-view";
import { isPrefetch } from "@/features/tracking/rules";
import { log } from "@/lib/log";
import { findVisitor } from "@/lib/session";

/**
 * Notes that the visitor of this request, if the shop knows one, has a page before the eyes; staff see it beside his chat. All of it
 * happens after the answer has gone out: it makes no page slower, and a failure is nobody's but the log's.
 */
export async function notePageView(page: SeenPage): Promise<void> {
  const request = new Headers(await headers());
  if (isPrefetch(request) || !request.get("cookie")) return;
  after(async () => {
    try {
      const visitor = await findVisitor(request);
      if (visitor) await recordPageView(visitor.id, page);
    } catch (error) {
      log.warn({ err: error }, "page view not recorded");
    }
  });
}
