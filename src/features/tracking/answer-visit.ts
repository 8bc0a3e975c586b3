import { log } from "@/lib/log";
import { recordVisit, type SeenVisit } from "./record-visit";
import { machineOf } from "./rules";
import { readMailPart, readTrackedLink } from "./track-mail";

const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

const unkept = { "cache-control": "no-store, max-age=0", "x-robots-tag": "noindex, nofollow" };

const notOurs = () => new Response("Not found", { status: 404, headers: unkept });

/** The reader gets where he wants to go even while the database is away; only the figure is lost, and the log says so. */
async function note(emailLogId: string, visit: SeenVisit, now: Date): Promise<void> {
  await recordVisit(emailLogId, visit, now).catch((error: unknown) => {
    log.error({ err: error, emailLogId, kind: visit.kind }, "a visit to a mail could not be noted");
  });
}

/** Answers the pixel of a mail and notes the open. @param token the last segment of the address, `<mailPart>.gif` */
export async function answerOpen(request: Request, token: string, now = new Date()): Promise<Response> {
  const emailLogId = token.endsWith(".gif") ? readMailPart(token.slice(0, -".gif".length)) : null;
  if (!emailLogId) return notOurs();
  const userAgent = request.headers.get("user-agent");
  await note(emailLogId, { kind: "open", url: null, machine: machineOf("open", request), userAgent }, now);
  const headers = { ...unkept, "content-type": "image/gif", "content-length": String(PIXEL.length) };
  return new Response(request.method === "HEAD" ? null : PIXEL, { headers });
}

/** Leads on to where a link of a mail points and notes the click; never anywhere that we did not sign. @param token the last segment */
export async function answerClick(request: Request, token: string, now = new Date()): Promise<Response> {
  const link = readTrackedLink(token);
  if (!link) return notOurs();
  const machine = link.canary ? "canary" : machineOf("click", request);
  const userAgent = request.headers.get("user-agent");
  await note(link.emailLogId, { kind: "click", url: link.url, machine, userAgent }, now);
  return new Response(null, { status: 302, headers: { ...unkept, location: new URL(link.url).href } });
}
