import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compressAnswer } from "./compress-answer";

const asked = (accept?: string) =>
  new Request("https://shop.example/", { headers: accept ? { "accept-encoding": accept } : {} });
const long = { words: "sufuria ".repeat(400) };

it("gzips a long answer for who takes it, and keeps its status, type and cookies", async () => {
  const answer = Response.json(long, { status: 201 });
  answer.headers.append("set-cookie", "a=1");
  answer.headers.append("set-cookie", "b=2");
  const sent = await compressAnswer(asked("br, gzip"), answer);
  expect([sent.status, sent.headers.get("content-type"), sent.headers.get("content-encoding")]).toEqual([
    201,
    "application/json",
    "gzip",
  ]);
  expect(sent.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const bytes = Buffer.from(await sent.arrayBuffer());
  expect(bytes.length).toBeLessThan(200);
  expect(JSON.parse(gunzipSync(bytes).toString())).toEqual(long);
});

it.each([
  ["a reader that does not take it", undefined, long],
  ["a short answer", "gzip", { words: "sufuria" }],
])("leaves the answer as it is for %s", async (_, accept, body) => {
  const sent = await compressAnswer(asked(accept), Response.json(body));
  expect(sent.headers.get("content-encoding")).toBeNull();
  expect(sent.headers.get("vary")).toBe("Accept-Encoding");
  expect(await sent.json()).toEqual(body);
});

it("leaves an answer without a body and one that is encoded already", async () => {
  expect((await compressAnswer(asked("gzip"), new Response(null, { status: 204 }))).status).toBe(204);
  const encoded = new Response("x".repeat(2_000), { headers: { "content-encoding": "br" } });
  expect(await compressAnswer(asked("gzip"), encoded)).toBe(encoded);
});
