import { afterAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { blockVisitor } from "@/features/chat/block-visitor";
import { createApiKey } from "@/features/staff/create-api-key";
import { closeDatabase } from "@/lib/db";
import { aStaffMember } from "@/testing/factories/staff";
import { describeApi } from "../openapi.json/describe-api";
import { GET as history } from "./history/[sessionId]/route";
import { POST as message } from "./message/route";
import { POST as offline } from "./offline/route";
import { POST as session } from "./session/route";
import { POST as assign } from "./sessions/[sessionId]/assign/route";
import { POST as close } from "./sessions/[sessionId]/close/route";
import { POST as end } from "./sessions/[sessionId]/end/route";
import { POST as rating } from "./sessions/[sessionId]/rating/route";
import { POST as read } from "./sessions/[sessionId]/read/route";
import { GET as view } from "./sessions/[sessionId]/route";
import { POST as transcript } from "./sessions/[sessionId]/transcript/route";
import { GET as active } from "./sessions/active/route";
import { POST as typing } from "./typing/route";
import { GET as widget } from "./widget/route";

afterAll(closeDatabase);

type Handler = (request: Request, place: { params: Promise<{ sessionId: string }> }) => Promise<Response>;
type Answer = { content?: { "application/json": { schema: object } }; $ref?: string };
type Operation = { responses: Record<string, Answer>; requestBody?: object };

/** As it is served. */
const document = JSON.parse(JSON.stringify(describeApi("http://localhost:3000")));
const refused: Answer = document.components.responses.Refused;

const handlers: Record<string, Handler> = {
  "post /api/chat/session": session,
  "post /api/chat/message": message,
  "post /api/chat/typing": typing,
  "get /api/chat/widget": widget,
  "get /api/chat/history/{sessionId}": history,
  "post /api/chat/offline": offline,
  "get /api/chat/sessions/active": active,
  "get /api/chat/sessions/{sessionId}": view,
  "post /api/chat/sessions/{sessionId}/read": read,
  "post /api/chat/sessions/{sessionId}/rating": rating,
  "post /api/chat/sessions/{sessionId}/end": end,
  "post /api/chat/sessions/{sessionId}/transcript": transcript,
  "post /api/chat/sessions/{sessionId}/assign": assign,
  "post /api/chat/sessions/{sessionId}/close": close,
};

const operationOf = (name: string): Operation => {
  const [method = "", path = ""] = name.split(" ");
  return document.paths[path][method];
};

type Call = { sessionId?: string; body?: unknown; raw?: string; proof?: string; query?: string };

/** Asks, and sees to it that the document knows of such an answer, to the last field. */
async function call(name: string, { sessionId = "chs_none", body, raw, proof, query = "" }: Call = {}) {
  const [method = "", path = ""] = name.split(" ");
  const url = `http://localhost:3000${path.replace("{sessionId}", encodeURIComponent(sessionId))}${query}`;
  const request = new Request(url, {
    method: method.toUpperCase(),
    headers: proof ? { authorization: `Bearer ${proof}` } : undefined,
    body: method === "post" ? (raw ?? JSON.stringify(body ?? {})) : undefined,
  });
  const handler = handlers[name];
  if (!handler) throw new Error(`No handler for ${name}`);
  const answer = await handler(request, { params: Promise.resolve({ sessionId }) });
  const text = await answer.text();
  const said = operationOf(name).responses[answer.status];
  expect(said, `${name} answered ${answer.status} ${text}`).toBeDefined();
  const schema = (said?.$ref ? refused : said)?.content?.["application/json"].schema;
  if (!schema) {
    expect(text).toBe("");
    return { status: answer.status, json: null };
  }
  const json = JSON.parse(text);
  const judged = z.fromJSONSchema(schema as never).safeParse(json);
  expect(judged.error?.issues, `${name} ${answer.status} ${text}`).toBeUndefined();
  return { status: answer.status, json };
}

let key: string;
beforeEach(async () => {
  key = (await createApiKey({ name: "test" }, await aStaffMember("Asha"))).key;
});

async function begin(name = "Wanjiku") {
  const { json } = await call("post /api/chat/session", { body: { name } });
  return { sessionId: String(json.sessionId), proof: String(json.token) };
}

it("drives every operation that the document names", () => {
  const named = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(named).toEqual(Object.keys(handlers));
});

it("answers a whole conversation as the document says", async () => {
  const own = await begin();
  const { sessionId } = own;
  const statusOf = async (name: string, input: Call = {}) => (await call(name, input)).status;
  expect(await statusOf("post /api/chat/session", { proof: own.proof })).toBe(200);
  const words = { sessionId, content: "Do you deliver?", clientMessageId: "c1" };
  expect(await statusOf("post /api/chat/message", { ...own, body: words })).toBe(201);
  expect(await statusOf("post /api/chat/message", { ...own, body: words })).toBe(200);
  expect(await statusOf("post /api/chat/typing", { ...own, body: { sessionId, preview: "and" } })).toBe(204);
  expect(await statusOf("post /api/chat/typing", { proof: key, body: { sessionId } })).toBe(204);
  const reply = { sessionId, content: "We do." };
  expect(await statusOf("post /api/chat/message", { proof: key, body: reply })).toBe(201);
  expect(await statusOf("post /api/chat/sessions/{sessionId}/read", { ...own, body: { seq: 2, delivered: 99 } })).toBe(
    204,
  );
  const seen = await call("get /api/chat/sessions/{sessionId}", own);
  expect(seen.json).toMatchObject({ visitorReadSeq: 2, visitorDeliveredSeq: 4, lastSeq: 4, agent: { name: "Asha" } });
  expect((await call("get /api/chat/history/{sessionId}", { ...own, query: "?after=2" })).json.messages).toHaveLength(
    2,
  );
  expect((await call("get /api/chat/history/{sessionId}", { ...own, query: "?before=2" })).json.messages).toHaveLength(
    1,
  );
  expect((await call("get /api/chat/sessions/active", { proof: key })).json.sessions).toHaveLength(1);
  expect(await statusOf("post /api/chat/sessions/{sessionId}/assign", { sessionId, proof: key })).toBe(200);
  expect(await statusOf("post /api/chat/sessions/{sessionId}/close", { sessionId, proof: key })).toBe(200);
  expect((await call("get /api/chat/sessions/{sessionId}", own)).json).toMatchObject({
    status: "closed",
    canReopen: true,
  });
  const said = { resolved: true, stars: 5, comment: "Asante" };
  expect((await call("post /api/chat/sessions/{sessionId}/rating", { ...own, body: said })).json).toEqual(said);
  expect((await call("post /api/chat/session", { proof: own.proof })).json.view).toMatchObject({ rating: said });
  expect(await statusOf("post /api/chat/message", { ...own, body: { sessionId, content: "One more" } })).toBe(201);
  expect((await call("post /api/chat/sessions/{sessionId}/end", own)).json.status).toBe("closed");
  expect((await call("get /api/chat/widget")).json.title).toBe("Chat with us");
  const note = { name: "Njeri", email: "njeri@example.com", message: "Please call me." };
  expect(await statusOf("post /api/chat/offline", { body: note })).toBe(201);
});

it("is nobody else's: every visitor's operation answers a stranger 404 and nobody 401", async () => {
  const { sessionId } = await begin();
  const stranger = await begin("Otieno");
  const bodies: Record<string, unknown> = {
    "post /api/chat/message": { sessionId, content: "Hi" },
    "post /api/chat/typing": { sessionId },
    "get /api/chat/history/{sessionId}": {},
    "get /api/chat/sessions/{sessionId}": {},
    "post /api/chat/sessions/{sessionId}/read": { seq: 1 },
    "post /api/chat/sessions/{sessionId}/rating": { stars: 1 },
    "post /api/chat/sessions/{sessionId}/end": {},
    "post /api/chat/sessions/{sessionId}/transcript": { email: "otieno@example.com" },
  };
  for (const [name, body] of Object.entries(bodies)) {
    expect((await call(name, { sessionId, body, proof: stranger.proof })).status, name).toBe(404);
    expect((await call(name, { sessionId, body })).status, name).toBe(401);
  }
});

it("says 422 for words that the filter refuses, and 403 to who was blocked", async () => {
  const { sessionId, proof } = await begin();
  const rude = "you fucking thief";
  const refusals: [string, object][] = [
    ["post /api/chat/message", { sessionId, content: rude }],
    ["post /api/chat/sessions/{sessionId}/rating", { comment: rude }],
    ["post /api/chat/offline", { name: "Njeri", email: "njeri@example.com", message: rude }],
  ];
  for (const [name, body] of refusals) expect((await call(name, { sessionId, proof, body })).status, name).toBe(422);
  await blockVisitor(sessionId, { id: "stf_1", name: "Asha" });
  expect((await call("post /api/chat/session", { proof })).status).toBe(403);
  const writing: [string, object][] = [
    ["post /api/chat/message", { sessionId, content: "Hi" }],
    ["post /api/chat/typing", { sessionId }],
    ["post /api/chat/sessions/{sessionId}/rating", { stars: 1 }],
    ["post /api/chat/offline", { name: "Njeri", email: "njeri@example.com", message: "Please call me." }],
  ];
  for (const [name, body] of writing) expect((await call(name, { sessionId, proof, body })).status, name).toBe(403);
  expect((await call("get /api/chat/sessions/{sessionId}", { sessionId, proof })).json.offlineForm).toBe(false);
});

/** Every value that a careless or wicked sender may put anywhere. */
const odd: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  "",
  " ",
  "\u0000",
  "\ud800",
  "😀".repeat(300),
  "a".repeat(5_000),
  [],
  [[]],
  {},
  { $gt: "" },
  "'; DROP TABLE chat_session; --",
  "../../etc/passwd",
  "__proto__",
];
const fields = [
  "content",
  "clientMessageId",
  "name",
  "email",
  "phone",
  "page",
  "message",
  "preview",
  "seq",
  "delivered",
  "stars",
  "resolved",
  "comment",
  "staffId",
  "force",
  "resolution",
  "outcome",
  "requestId",
  "sessionId",
];

it("never answers 5xx, whatever it is sent, and always as documented", async () => {
  const { sessionId, proof } = await begin();
  const posts = Object.keys(handlers).filter((name) => name.startsWith("post"));
  for (const name of posts) {
    for (const raw of [
      "{",
      "",
      "null",
      "[]",
      "7",
      '"x"',
      '{"__proto__":1}',
      "\u0000",
      `{"content":"${"a".repeat(70_000)}"}`,
    ])
      expect((await call(name, { sessionId, proof, raw })).status, `${name} ${raw.slice(0, 20)}`).toBeLessThan(500);
    for (const [index, value] of odd.entries()) {
      const mixed = Object.fromEntries(fields.map((field, at) => [field, odd[(at * 7 + index) % odd.length]]));
      const same = Object.fromEntries(fields.map((field) => [field, value]));
      const asVisitor = await call(name, { sessionId, proof, body: { ...mixed, sessionId } });
      const asStaff = await call(name, { sessionId, proof: key, body: same });
      expect([asVisitor.status, asStaff.status].every((status) => status < 500)).toBe(true);
    }
  }
}, 60_000);

it("never answers 5xx, wherever it is asked", async () => {
  const { proof } = await begin();
  const ids = ["", "x", "\u0000", "a".repeat(500), "..", "%00", "'", "😀"];
  for (const sessionId of ids) {
    for (const name of Object.keys(handlers))
      expect((await call(name, { sessionId, proof, body: { sessionId } })).status).toBeLessThan(500);
    for (const query of ["?after=x", "?after=-1&limit=0", "?before=9e99", "?limit=1e9", "?after=%00"])
      expect((await call("get /api/chat/history/{sessionId}", { sessionId, proof, query })).status).toBeLessThan(500);
  }
}, 60_000);
