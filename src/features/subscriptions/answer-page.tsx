import type { ReactElement } from "react";
import { DomainError } from "@/lib/errors";
import { LinkNotValidPage } from "./components/link-not-valid-page";

/**
 * A page as the answer of a route handler, which GET and POST of one address can share (RFC 8058 posts to the address of the
 * link). Drawn on the server, without scripts; not kept by any cache. A link that is not valid is answered with 404.
 * @param found the status of a page that could be drawn
 */
export async function answerPage(draw: () => Promise<ReactElement>, found = 200): Promise<Response> {
  let status = found;
  const page = await draw().catch((error: unknown) => {
    if (!(error instanceof DomainError && error.kind === "not_found")) throw error;
    status = 404;
    return <LinkNotValidPage />;
  });
  // Next refuses a static import of it beside server components.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
