import { createHash } from "node:crypto";
import { makeEvents } from "./make-event";
import { makeFunction } from "./make-function";
import { makeDeep, makeObject, makeValue, WORDS } from "./make-value";
import type { Random } from "./random";

export interface FuzzTarget {
  port: number;
  eventKey: string;
  /** With an even number of hexadecimal digits. */
  signingKey: string;
  /** A function that every sync brings, so that a right one among the wrong ones keeps the well-behaved going. */
  keep: unknown;
}

const PATHS = ["/", "//", "/%", "/e/%zz", "/runs/%00", "/v1/runs/x", "/v1/nothing", "/health", "/e/", "/fn/register"];
const PAGES = ["/", "/runs", "/v1/runs", "/events", "/v1/events", "/v1/functions", "/v1/overview", "/send"];
const RUNS = ["", "x", "01M83PPH006YW4X2552VV5BSAX", "0".repeat(5_000), "%00", "%ff", "a%2Fb"];

/** The bytes of one HTTP request, or of something like one, to any of the server's addresses, proven or not. */
export function makeRequest(random: Random, target: FuzzTarget): Buffer {
  switch (random.int(10)) {
    case 0:
      return random.bytes(random.int(400));
    case 1:
      return request(random, random.pick(["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"]), oddPath(random), {}, "");
    case 2:
      return page(random);
    case 3:
    case 4:
      return request(random, "POST", "/fn/register", proof(random, target), syncBody(random, target));
    case 5:
      return checkpoint(random, target);
    default: {
      const seed: Record<string, string> = random.int(4) === 0 ? { "x-inngest-event-id-seed": headerText(random) } : {};
      return request(random, "POST", `/e/${eventKey(random, target)}`, seed, eventBody(random));
    }
  }
}

const unsafe = (random: Random) => encodeURIComponent(random.pick(WORDS).replace("\ud800", ""));
const headerText = (random: Random) =>
  random.pick(["", "x", "1,AAAA", "99999999999999,AAAAAAAAAAAAAA==", "1795347984519,B6bfdPKGTVv61g==", "9".repeat(99)]);

function oddPath(random: Random): string {
  return random.int(2) === 0 ? random.pick(PATHS) : `/${unsafe(random)}/${unsafe(random)}?${unsafe(random)}=%ff`;
}

function eventKey(random: Random, target: FuzzTarget): string {
  if (random.int(6) > 0) return target.eventKey;
  return random.pick(["x", "%zz", "%00", "%C3%A9".repeat(target.eventKey.length), unsafe(random) || "x"]);
}

function proof(random: Random, { signingKey }: FuzzTarget): Record<string, string> {
  if (random.int(6) === 0) return { authorization: random.pick(["", "Bearer", "Bearer x", "Basic eDp5"]) };
  const key = Buffer.from(signingKey.replace(/^signkey-\w+-/, ""), "hex");
  return { authorization: `Bearer signkey-test-${createHash("sha256").update(key).digest("hex")}` };
}

function broken(random: Random, body: unknown): string {
  const text = JSON.stringify(body) ?? "";
  switch (random.int(20)) {
    case 0:
      return text.slice(0, random.int(text.length + 1));
    case 1:
      return makeDeep(random);
    case 2:
      return `{"name":"fuzz/event","functions":${makeDeep(random)},"data":${makeDeep(random)}}`;
    case 3:
      return text.replace(/\d+/, "1e999");
    case 4:
      return random.bytes(random.int(200)).toString("latin1");
    default:
      return text;
  }
}

const eventBody = (random: Random) => broken(random, makeEvents(random));

function syncBody(random: Random, { keep }: FuzzTarget): string {
  const functions = [keep, ...Array.from({ length: random.int(3) }, () => makeFunction(random))];
  const appName = random.int(8) === 0 ? makeValue(random) : "fuzz";
  return broken(random, random.int(8) === 0 ? { appName, functions: makeValue(random) } : { appName, functions });
}

function checkpoint(random: Random, target: FuzzTarget): Buffer {
  const runId = random.pick(RUNS) || "x";
  const field = (likely: unknown) => (random.int(3) === 0 ? makeValue(random) : likely);
  const body = {
    run_id: field(runId),
    qi_id: field("x"),
    generation_id: field(1),
    steps: field([{ id: field("x"), op: field("StepRun"), ...makeObject(random, ["name", "data", "opts", "error"]) }]),
  };
  return request(random, "POST", `/v1/checkpoint/${runId}/async`, proof(random, target), broken(random, body));
}

function page(random: Random): Buffer {
  const id = random.pick(RUNS);
  if (random.int(2) === 0) {
    const path = random.pick([...PAGES, `/runs/${id}`, `/v1/events/${id}`]);
    const query = random.pick([
      "",
      `?function=${unsafe(random)}`,
      `?before=${unsafe(random)}&status=${unsafe(random)}`,
    ]);
    return request(random, "GET", path + query, {}, "");
  }
  const path = random.pick(["/send", "/v1/events", `/runs/${id}/cancel`, `/v1/runs/${id}/rerun`]);
  if (random.int(2) === 0) return request(random, "POST", path, {}, eventBody(random));
  const form = new URLSearchParams({ name: random.pick(WORDS).replace("\ud800", ""), data: eventBody(random) });
  return request(random, "POST", path, { "content-type": "application/x-www-form-urlencoded" }, String(form));
}

function request(random: Random, method: string, path: string, headers: Record<string, string>, body: string): Buffer {
  const bytes = Buffer.byteLength(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const host = random.int(8) === 0 ? random.pick(["", "evil.example", "x".repeat(300)]) : "127.0.0.1";
  // One that promises more than it sends is closed by its sender in the middle of the body.
  const length = random.int(12) === 0 ? bytes + 5 : bytes;
  const head = `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: ${length}\r\n`;
  return Buffer.from(`${head}${lines.join("")}\r\n${body}`);
}
