import { type NextRequest, NextResponse } from "next/server";

/** Where pages may open a WebSocket: the Channels service of the environment. */
function realtimeSources(request: NextRequest): string {
  const { PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS, PUSHER_CLUSTER } = process.env;
  if (!PUSHER_HOST)
    return PUSHER_CLUSTER ? `wss://ws-${PUSHER_CLUSTER}.pusher.com https://sockjs-${PUSHER_CLUSTER}.pusher.com` : "";
  const tls = PUSHER_USE_TLS !== "false" && PUSHER_USE_TLS !== "0";
  const port = PUSHER_PORT ? `:${PUSHER_PORT}` : "";
  const loopback = PUSHER_HOST === "127.0.0.1" || PUSHER_HOST === "localhost";
  const hosts = loopback ? ["127.0.0.1", "localhost", request.nextUrl.hostname] : [PUSHER_HOST];
  return [...new Set(hosts)].map((host) => `${tls ? "wss" : "ws"}://${host}${port}`).join(" ");
}

/** An address that is no text (`%ff`) names nothing here; Next itself would call it a fault of the server. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** In the words of the REST face (CONTRACT.md "Errors") below /api, as a line of text elsewhere. */
function unreadable(path: string): NextResponse {
  const message = "This address cannot be read.";
  if (!path.startsWith("/api/")) return new NextResponse(message, { status: 400 });
  return NextResponse.json({ error: { code: "request.unreadable_address", message } }, { status: 400 });
}

/**
 * Gives every page a nonce and the Content-Security-Policy that only lets scripts with it run (QUALITY.md S3). It decides
 * nothing about who may see what: pages, procedures and routes do that themselves.
 */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname)) return unreadable(pathname);
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const dev = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${realtimeSources(request)}`.trim(),
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  return response;
}

// The chat's REST face has no pages; each message would pay for a policy that nobody reads (QUALITY.md P8). Of /products/ only the pictures
// are left out: the pages of the goods stand there too. An address that may not be readable (a percent sign before anything but two digits of
// an ASCII character) is looked at wherever it leads.
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|products/[^/]+\\.jpg$|brand/|widget/|api/chat/).*)",
    "/(.*%(?![0-7][0-9a-fA-F]).*)",
  ],
};
