import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { JobEvent } from "./job-event";
import { signText } from "./signing";

/** One HTTP exchange with the real server, as recorded; headers that tell nothing and traces are left out. */
export interface Exchange {
  link: "server->sdk" | "sdk->server";
  url: string;
  reqHeaders: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: recorded JSON of every kind.
  req: any;
  status: number;
  resHeaders: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: recorded JSON of every kind.
  res: any;
}

/** A call that our server made, beside the one that the real server made at this point of the run. */
export interface Pair {
  theirs: Exchange;
  ours: Pick<Exchange, "url" | "reqHeaders" | "req">;
}

/** A run of the capture: its calls in their order, each with the checkpoints that the app sent during it. */
interface CapturedRun {
  capture: string;
  functionId: string;
  events: JobEvent[];
  calls: Array<{ exchange: Exchange; checkpoints: Exchange[] }>;
  ourRunId?: string;
}

/** Reads a capture: `04-parallel` and so on. */
export function readCapture(name: string): Exchange[] {
  return JSON.parse(readFileSync(new URL(`./captures/${name}.json`, import.meta.url), "utf8"));
}

const isCall = ({ link, req }: Exchange) => link === "server->sdk" && req?.ctx !== undefined;
const queryOf = (url: string) => new URL(url, "http://app.invalid").searchParams;

function runsOf(capture: string): CapturedRun[] {
  const exchanges = readCapture(capture);
  const runs = new Map<string, CapturedRun>();
  for (const exchange of exchanges.filter(isCall)) {
    const { run_id, request_id } = exchange.req.ctx;
    const functionId = queryOf(exchange.url).get("fnId") ?? "";
    const known = runs.get(run_id);
    const run: CapturedRun = known ?? { capture, functionId, events: exchange.req.events, calls: [] };
    const checkpoints = exchanges.filter(
      ({ url, req }) => url.includes("/checkpoint/") && req.request_id === request_id,
    );
    run.calls.push({ exchange, checkpoints });
    runs.set(run_id, run);
  }
  return [...runs.values()];
}

/** What tells the runs of a function apart, without what differs from server to server. */
function markOf(events: JobEvent[]): string {
  const [{ name, data }] = events as [JobEvent];
  const { _inngest, ...own } = data;
  if (name === "inngest/function.invoked") return JSON.stringify(own);
  return events.length > 1 || name.startsWith("inngest/") ? `${events.length} × ${name}` : JSON.stringify(data);
}

/**
 * An app that gives the recorded answers: it knows no function, only what the app of the captures answered to the same
 * call, checkpoints included. Each call is kept beside the recorded one; a call that was not recorded is `unexpected`.
 */
export class CapturedApp {
  readonly pairs: Record<string, Pair[]> = {};
  readonly unexpected: string[] = [];
  /** What the server answered to the checkpoints. */
  readonly checkpointAnswers: Array<{ status: number; text: string }> = [];
  private readonly runs: CapturedRun[];
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  /** @param functions what it registers @param improvise answers the functions that no capture has the calls of */
  constructor(
    captures: string[],
    private readonly options: {
      signingKey: string;
      serverUrl: () => string;
      functions: unknown[];
      improvise: (functionId: string) => unknown;
    },
  ) {
    this.runs = captures.flatMap(runsOf);
    for (const capture of captures) this.pairs[capture] = [];
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/inngest`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The recorded calls that the server has not made yet, as `capture: step`. */
  missing(): string[] {
    return this.runs.flatMap(({ capture, calls }) =>
      calls.map(
        ({ exchange }) => `${capture}: ${queryOf(exchange.url).get("stepId")} attempt ${exchange.req.ctx.attempt}`,
      ),
    );
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (request.method === "PUT")
      return this.send(response, 200, {}, { app_id: "shop", functions: this.options.functions });
    const url = request.url ?? "";
    const query = queryOf(url);
    const functionId = query.get("fnId") ?? "";
    const run = this.findRun(functionId, body);
    if (!run) return this.send(response, 206, {}, this.options.improvise(functionId));
    const index = run.calls.findIndex(({ exchange }) => queryOf(exchange.url).get("stepId") === query.get("stepId"));
    const [call] = index < 0 ? [] : run.calls.splice(index, 1);
    if (!call) {
      this.unexpected.push(`${run.capture}: ${query.get("stepId")}`);
      return this.send(response, 206, {}, []);
    }
    const reqHeaders = request.headers as Record<string, string>;
    this.pairs[run.capture]?.push({
      theirs: call.exchange,
      ours: { url, reqHeaders, req: body },
    });
    for (const checkpoint of call.checkpoints) await this.checkpoint(checkpoint, body.ctx);
    const { status, resHeaders, res } = call.exchange;
    this.send(response, status, resHeaders, res);
  }

  // biome-ignore lint/suspicious/noExplicitAny: a body as it came.
  private findRun(functionId: string, body: any): CapturedRun | undefined {
    const known = this.runs.find((run) => run.ourRunId === body.ctx.run_id);
    if (known) return known;
    const found = this.runs.find(
      (run) => !run.ourRunId && run.functionId === functionId && markOf(run.events) === markOf(body.events),
    );
    if (found) found.ourRunId = body.ctx.run_id;
    return found;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a context as it came.
  private async checkpoint({ req }: Exchange, ctx: any): Promise<void> {
    const { run_id, qi_id, request_id, generation_id, fn_id } = ctx;
    const hash = createHash("sha256").update(Buffer.from(this.options.signingKey.replace(/^signkey-\w+-/, ""), "hex"));
    const answer = await fetch(`${this.options.serverUrl()}/v1/checkpoint/${run_id}/async`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer signkey-test-${hash.digest("hex")}`,
      },
      body: JSON.stringify({
        ...req,
        run_id,
        qi_id,
        request_id,
        generation_id,
        fn_id,
      }),
    });
    this.checkpointAnswers.push({
      status: answer.status,
      text: await answer.text(),
    });
  }

  private send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
    const text = JSON.stringify(body);
    response.writeHead(status, {
      "x-inngest-sdk": "inngest-js:v4.24.0",
      "x-inngest-req-version": "2",
      ...headers,
      "content-type": "application/json",
      "x-inngest-signature": signText(text, this.options.signingKey, new Date()),
    });
    response.end(text);
  }
}
