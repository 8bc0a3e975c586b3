import { createSocket, type Socket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookUpMx, lookUpTxt } from "./dns";

const NO_SUCH_NAME = 3;
const SERVER_FAILURE = 2;

/** A name server: it knows one TXT record of two parts and one mail server, is silent for one name and broken for another. */
let server: Socket;
let resolver: Resolver;

function answerTo(query: Buffer): Buffer | null {
  const name = query.subarray(12, query.indexOf(0, 12)).toString("latin1");
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const type = question.readUInt16BE(question.length - 4);
  if (name.includes("silent")) return null;
  const code = name.includes("broken") ? SERVER_FAILURE : name.includes("known") ? 0 : NO_SUCH_NAME;
  const text = Buffer.concat(
    ["v=spf1 include:a ", "~all"].map((part) => Buffer.from([part.length, ...Buffer.from(part)])),
  );
  const data = type === 16 ? text : Buffer.from([0, 10, 2, ...Buffer.from("mx"), 0]);
  const record = Buffer.concat([Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length]), data]);
  const head = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x81, 0x80 | code, 0, 1, 0, code ? 0 : 1, 0, 0, 0, 0]);
  return Buffer.concat([head, question, ...(code ? [] : [record])]);
}

beforeAll(async () => {
  server = createSocket("udp4");
  server.on("message", (query, { port, address }) => {
    const answer = answerTo(query);
    if (answer) server.send(answer, port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  resolver = new Resolver({ timeout: 200, tries: 1 });
  resolver.setServers([`127.0.0.1:${server.address().port}`]);
});

afterAll(() => server.close());

test("a record of several parts is one text", async () => {
  await expect(lookUpTxt("known.test", resolver)).resolves.toEqual({ found: ["v=spf1 include:a ~all"] });
  await expect(lookUpMx("known.test", resolver)).resolves.toEqual({ found: ["10 mx"] });
});

test("a name that is not there has no records", async () => {
  await expect(lookUpTxt("nobody.test", resolver)).resolves.toEqual({ found: [] });
});

test("a look-up that fails says why, and is not taken for none", async () => {
  await expect(lookUpTxt("silent.test", resolver)).resolves.toEqual({
    failed: "the name server did not answer in time",
  });
  await expect(lookUpTxt("broken.test", resolver)).resolves.toEqual({ failed: "the name server said ESERVFAIL" });
});
