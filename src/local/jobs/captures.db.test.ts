import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CapturedApp, type Exchange, type Pair, readCapture } from "./captured-app";
import { startDueCrons } from "./cron-ticks";
import { readFunctions } from "./function-config";
import { createJobsServer, type JobsServer } from "./jobs-server";
import { Registry } from "./registry";
import { canonicalJson, isSignedBy } from "./signing";

/*
 * Exchanges of SDK 4.24.0 with a real server (protocols/inngest-captures). The recorded app answers our server here, and
 * what ours sends is held against what the real one sent. Not replayed:
 * - 17-use_api-big: beyond 4 MB the real server lets the app fetch its steps; ours sends them always and never sets `use_api`.
 * - of 12-cron the ticks behind the first one, which say the same.
 */
const REPLAYED = [
  "03-cart-recovery-checkpointing",
  "04-parallel",
  "05-loop-checkpoint",
  "06-flaky-retries-memoised-errors",
  "07-fail-fn",
  "08-onfailure",
  "09-invoke-parent",
  "10-invoke-child",
  "11-nonretriable",
  "13-cancelled-event",
  "14-slow-maxRuntime-StepPlanned",
  "15-batched",
  "16-debounced",
  "18-race-default",
  "19-race-group.parallel",
  "20-chain",
  "21-chain-v1",
  "22-cloud-mode-signed",
];
const KEYS = {
  eventKey: "replay",
  signingKey: "signkey-test-0123456789abcdef0123456789abcdef",
};
/** The functions of these were registered after 01; nothing but their trigger is known. */
const LATER = ["shop-race", "shop-race2", "shop-chain", "shop-chainv1"];

const step = {
  id: "step",
  name: "step",
  runtime: { type: "http", url: "http://127.0.0.1/" },
};
const registered = readCapture("01-register-dev")[0] as Exchange;
const functions = [
  ...registered.req.functions,
  ...LATER.map((id) => ({
    id,
    name: id,
    triggers: [{ event: "shop/race" }],
    steps: { step },
  })),
];

const database = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
});
let server: JobsServer;
/** What is started without a capture: one sleeps until it is cancelled, the others end at once. */
const improvise = (functionId: string) =>
  functionId === "shop-sleeper"
    ? [
        {
          id: "0".repeat(40),
          op: "Sleep",
          name: "1h",
          displayName: "nap",
          opts: {},
          data: null,
        },
      ]
    : [
        {
          id: "0737c22d3bfae812339732d14d8c7dbd6dc4e09c",
          op: "RunComplete",
          data: null,
        },
      ];
const app = new CapturedApp(REPLAYED, {
  signingKey: KEYS.signingKey,
  serverUrl: () => server.url,
  functions,
  improvise,
});

async function send(events: unknown): Promise<void> {
  const answer = await fetch(`${server.url}/e/${KEYS.eventKey}`, {
    method: "POST",
    body: JSON.stringify(events),
  });
  expect(answer.status).toBe(200);
}

/** The event that began a captured run, as it came. */
const eventOf = (capture: string, functionId: string) =>
  readCapture(capture).find(({ url, req }) => url.includes(`fnId=${functionId}&`) && req.ctx)?.req.events;

const holds = (what: string, values: unknown[] = []) =>
  vi.waitFor(async () => expect((await database.query(what, values)).rowCount).toBeGreaterThan(0), {
    timeout: 20_000,
    interval: 20,
  });

async function cancelSleeper(): Promise<void> {
  await send({ name: "shop/sleep", data: { cartId: "c2" } });
  await holds("select from jobs.timer t join jobs.run r on r.id = t.run_id where r.function_id = 'shop-sleeper'");
  await send({ name: "shop/order.placed", data: { cartId: "c2" } });
}

async function click(): Promise<void> {
  await holds("select from jobs.wait where event_name = 'shop/email.clicked'");
  const [clicked] = readCapture("03-cart-recovery-checkpointing").flatMap(({ req }) =>
    Object.values(req.steps ?? {}).filter((one) => (one as { name?: string } | null)?.name === "shop/email.clicked"),
  );
  await send([{ name: "shop/email.clicked", data: { cartId: "c1", n: 1 } }, clicked]);
}

async function debounce(): Promise<void> {
  for (const n of [1, 2])
    await send({
      name: "shop/deb",
      data: { cartId: "d1", n },
      ts: 1795348051243 + n,
    });
  await send(eventOf("16-debounced", "shop-debounced"));
}

beforeAll(async () => {
  const appUrl = await app.listen();
  server = createJobsServer({
    port: 0,
    databaseUrl: process.env.DATABASE_URL ?? "",
    appUrl,
    ...KEYS,
    backoffMs: () => 20,
  });
  await server.listen();
  await send([
    ...eventOf("03-cart-recovery-checkpointing", "shop-cart-recovery"),
    ...eventOf("04-parallel", "shop-parallel"),
    ...eventOf("05-loop-checkpoint", "shop-loop"),
    ...eventOf("06-flaky-retries-memoised-errors", "shop-flaky"),
    ...eventOf("07-fail-fn", "shop-fail-fn"),
    ...eventOf("09-invoke-parent", "shop-parent"),
    ...eventOf("11-nonretriable", "shop-nonretry-fn"),
    ...eventOf("14-slow-maxRuntime-StepPlanned", "shop-slow"),
    ...eventOf("18-race-default", "shop-race"),
    ...eventOf("22-cloud-mode-signed", "shop-child"),
    ...readCapture("15-batched").flatMap(({ req }) => req.events ?? []),
  ]);
  await Promise.all([cancelSleeper(), click(), debounce()]);
  await vi
    .waitFor(() => expect(app.missing()).toEqual([]), {
      timeout: 20_000,
      interval: 50,
    })
    // The captures that lack a call say so themselves.
    .catch(() => undefined);
}, 60_000);

afterAll(async () => {
  await server.close(0);
  app.close();
  await database.end();
});

/** A memoised step as the app understands it, whichever of the protocol's forms it came in. */
function meaningOf(raw: unknown): unknown {
  if (raw === null || typeof raw !== "object") return { data: raw };
  const { type, data, error, ...rest } = raw as Record<string, unknown>;
  if (error !== undefined) {
    const { name, message, stack } = error as Record<string, unknown>;
    return { error: { name, message, stack } };
  }
  // waitForEvent: the real server sends the event itself.
  return Object.keys(rest).length > 0 ? { data: raw } : { data };
}

const isSystemEvent = (name: string) => name.startsWith("inngest/");

/** What of an event must be the same; system events carry ids of their server, which their own tests look at. */
// biome-ignore lint/suspicious/noExplicitAny: recorded JSON.
const comparableEvent = ({ id, ts, name, data, ...rest }: any) =>
  isSystemEvent(name) ? { name, ...rest } : { name, id, ts, data, ...rest };

/** What must be the same in a call of ours and one of the real server's. */
function comparable({ url, reqHeaders, req }: Pair["ours"], isOrdered: boolean): unknown {
  const { ctx } = req;
  const { event, ...body } = req;
  const ids = ["run_id", "fn_id", "qi_id", "job_id", "request_id"];
  return {
    query: new URL(url, "http://app.invalid").search,
    headers: {
      version: reqHeaders["x-inngest-req-version"],
      generation: reqHeaders["x-inngest-generation-id"],
      step: reqHeaders["x-inngest-step-id"],
      run: reqHeaders["x-run-id"] === ctx.run_id,
      request: reqHeaders["x-request-id"] === ctx.request_id,
      job: reqHeaders["x-inngest-job-id"] === ctx.job_id,
    },
    body: Object.keys(body).sort(),
    version: req.version,
    // `current` is left out: checkpoints do not move it on the real server, and the SDK never reads it.
    ctx: {
      ...Object.fromEntries(Object.entries(ctx).map(([key, value]) => [key, ids.includes(key) ? typeof value : value])),
      stack: isOrdered ? ctx.stack.stack : [...ctx.stack.stack].sort(),
    },
    // Which event of a batch comes first is nobody's promise.
    events: req.events.length > 1 ? req.events.length : req.events.map(comparableEvent),
    steps: Object.fromEntries(Object.entries(req.steps).map(([id, raw]) => [id, meaningOf(raw)])),
    defers: req.defers,
  };
}

describe("our calls equal the real server's", () => {
  test.each(REPLAYED)("%s", (capture) => {
    const pairs = app.pairs[capture] ?? [];
    expect(app.missing().filter((one) => one.startsWith(capture))).toEqual([]);
    expect(app.unexpected.filter((one) => one.startsWith(capture))).toEqual([]);
    expect(pairs.length).toBeGreaterThan(0);
    for (const { ours, theirs } of pairs) {
      expect(ours.req.event).toEqual(ours.req.events[0]);
      // Of two planned steps at the same time either may finish first.
      const isOrdered = capture !== "04-parallel";
      expect(comparable(ours, isOrdered)).toEqual(comparable(theirs, isOrdered));
    }
  });

  test("and come in the same order within each run", () => {
    for (const [capture, pairs] of Object.entries(app.pairs)) {
      const recorded = readCapture(capture).filter(({ req }) => req?.ctx);
      for (const runId of new Set(pairs.map(({ theirs }) => theirs.req.ctx.run_id))) {
        const theirs = recorded.filter(({ req }) => req.ctx.run_id === runId).map(({ req }) => req.ctx.request_id);
        const ours = pairs
          .filter((one) => one.theirs.req.ctx.run_id === runId)
          .map((one) => one.theirs.req.ctx.request_id);
        // Two planned steps are called at the same time; whose call arrives first is nobody's promise.
        if (capture === "04-parallel") expect([...ours].sort()).toEqual([...theirs].sort());
        else expect(ours, capture).toEqual(theirs);
      }
    }
  });

  test("and every checkpoint is answered with 200 and nothing", () => {
    expect(app.checkpointAnswers.length).toBeGreaterThan(8);
    for (const answer of app.checkpointAnswers) expect(answer).toEqual({ status: 200, text: "" });
  });
});

describe("what the server itself sends as an event", () => {
  const dataOf = (capture: string) => {
    const [first] = app.pairs[capture] ?? [];
    if (!first) throw new Error(`${capture} was not replayed`);
    return { ours: first.ours.req.events[0], theirs: first.theirs.req.events[0] };
  };

  test("function.failed has the run's id, its error and its event (08)", () => {
    const { ours, theirs } = dataOf("08-onfailure");
    expect(ours.id).toBe(ours.data.run_id);
    expect(Object.keys(ours.data)).toEqual(expect.arrayContaining(Object.keys(theirs.data)));
    expect(ours.data).toMatchObject({
      function_id: theirs.data.function_id,
      _inngest: theirs.data._inngest,
    });
    const { name, message, stack } = theirs.data.error;
    expect(ours.data.error).toMatchObject({ name, message, stack });
    expect(ours.data.event).toEqual(theirs.data.event);
  });

  test("function.cancelled has the run's id and its event, and no error (13)", () => {
    const { ours, theirs } = dataOf("13-cancelled-event");
    expect(ours.id).toBe(ours.data.run_id);
    expect(Object.keys(ours.data).sort()).toEqual(Object.keys(theirs.data).sort());
    expect(ours.data).toMatchObject({
      function_id: "shop-sleeper",
      _inngest: { status: "Cancelled" },
    });
    expect(ours.data.event).toMatchObject({
      name: "shop/sleep",
      data: { cartId: "c2" },
    });
  });

  test("a cron's tick is an event with the moment as its id (12)", async () => {
    const { req } = readCapture("12-cron")[0] as Exchange;
    const [theirs] = req.events;
    const { rows } = await database.query<{ at: Date }>(
      "select next_at as at from jobs.cron where function_id = 'shop-cron'",
    );
    const at = rows[0]?.at ?? new Date(Number.NaN);
    const registry = new Registry();
    registry.replace(readFunctions(functions), "cron");
    const client = await database.connect();
    await client.query("begin");
    await startDueCrons(client, registry, at);
    const found = await client.query("select events from jobs.run where function_id = 'shop-cron' order by id desc");
    await client.query("rollback");
    client.release();
    const ours = found.rows[0]?.events[0];
    const id = at.toISOString().replace(".000Z", "Z");
    expect(ours).toMatchObject({ id, name: theirs.name, ts: at.getTime(), user: theirs.user });
    expect(Object.keys(ours.data)).toEqual(Object.keys(theirs.data));
    expect(ours.data).toMatchObject({ cron: theirs.data.cron, fireAt: id });
  });

  test("function.invoked has the parent's data and a correlation id (10)", () => {
    for (const { ours, theirs } of app.pairs["10-invoke-child"] ?? []) {
      const [own, real] = [ours.req.events[0].data, theirs.req.events[0].data];
      const { _inngest: ourMeta, ...ourData } = own;
      const { _inngest: realMeta, ...realData } = real;
      expect(ourData).toEqual(realData);
      expect(ourMeta.fn_id).toBe(realMeta.fn_id);
      expect(ourMeta.correlation_id.split(".")[1]).toBe(realMeta.correlation_id.split(".")[1]);
    }
  });
});

describe("what the app sends", () => {
  test("the registration is taken over, and changes nothing the second time (01, 22)", async () => {
    for (const capture of ["01-register-dev", "22-cloud-mode-signed"]) {
      const { req, res, status } = readCapture(capture)[0] as Exchange;
      const { authorization } = readCapture("22-cloud-mode-signed")[0]?.reqHeaders ?? {};
      const post = async () => {
        const headers = {
          "content-type": "application/json",
          authorization: authorization ?? "",
        };
        const body = JSON.stringify({
          ...req,
          functions: [...req.functions, ...functions.slice(-LATER.length)],
        });
        const answer = await fetch(`${server.url}/fn/register`, {
          method: "POST",
          headers,
          body,
        });
        expect(answer.status).toBe(status);
        return (await answer.json()) as { ok: boolean; modified: boolean };
      };
      const { ok } = await post();
      expect(ok).toBe(res.ok);
      expect(await post()).toMatchObject({ ok: true, modified: false });
    }
  });

  test("events get the very ids that the real server made of their seed (02)", async () => {
    for (const { reqHeaders, req, res, status } of readCapture("02-send-events")) {
      // Under names that start nothing.
      const body = JSON.stringify(
        req.map((event: object) => ({
          ...event,
          name: "replayed/nothing",
          id: undefined,
        })),
      );
      const headers = {
        "x-inngest-event-id-seed": reqHeaders["x-inngest-event-id-seed"] ?? "",
      };
      const answer = await fetch(`${server.url}/e/${KEYS.eventKey}`, {
        method: "POST",
        headers,
        body,
      });
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual(res);
    }
  });

  test("the signatures of both sides hold with the key of the capture (22)", () => {
    const calls = readCapture("22-cloud-mode-signed").filter(({ req }) => req.ctx);
    expect(calls).toHaveLength(2);
    for (const { req, reqHeaders, res, resHeaders } of calls) {
      const [theirs, ours] = [reqHeaders["x-inngest-signature"] ?? "", resHeaders["x-inngest-signature"] ?? ""];
      const at = (signature: string) => new Date(Number(new URLSearchParams(signature).get("t")) * 1_000);
      expect(isSignedBy(canonicalJson(req), theirs, KEYS.signingKey, at(theirs))).toBe(true);
      expect(isSignedBy(JSON.stringify(res), ours, KEYS.signingKey, at(ours))).toBe(true);
    }
  });
});
