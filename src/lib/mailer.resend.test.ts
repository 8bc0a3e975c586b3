import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OutgoingMail } from "./mailer";

const mail: OutgoingMail = {
  from: "Household Planet <orders@shop.example>",
  to: { email: "wanjiku@example.com", name: 'Wanjiku "W" <x>' },
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  headers: { "List-Id": "x" },
  messageId: "<eml_1@shop.example>",
  idempotencyKey: "order:1:placed",
};

type Asked = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> };

let server: Server;
let answer: { status: number; body: unknown; headers?: Record<string, string> } | "drop";
let asked: Asked[] = [];
let mailer: typeof import("./mailer");

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(body || "{}") });
    if (answer === "drop") return void request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    AUTH_SECRET: "x".repeat(32),
    DATA_ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
    PUSHER_ENCRYPTION_MASTER_KEY: Buffer.alloc(32).toString("base64"),
    PUSHER_APP_ID: "a",
    PUSHER_KEY: "a",
    PUSHER_SECRET: "a",
    PUSHER_HOST: "127.0.0.1",
    INNGEST_DEV: "1",
    RESEND_API_KEY: "re_test",
    RESEND_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  mailer = await import("./mailer");
});

beforeEach(() => {
  asked = [];
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test("Resend gets the mail with our key as its idempotency key", async () => {
  answer = { status: 200, body: { id: "re_1" } };
  await expect(mailer.deliver(mail)).resolves.toEqual({ provider: "resend", messageId: "re_1" });
  expect(asked[0]?.headers["idempotency-key"]).toBe("order:1:placed");
  expect(asked[0]?.body).toMatchObject({ to: "Wanjiku W x <wanjiku@example.com>", headers: { "List-Id": "x" } });
});

const refusal = (name: string, statusCode: number) => ({
  status: statusCode,
  body: { name, statusCode, message: name },
});

test.each([
  [
    { ...refusal("rate_limit_exceeded", 429), headers: { "retry-after": "7" } },
    { outcome: "later", retryAfterSeconds: 7 },
  ],
  [refusal("concurrent_idempotent_requests", 409), { outcome: "later" }],
  [refusal("invalid_api_key", 403), { outcome: "later" }],
  [refusal("validation_error", 422), { outcome: "refused", recipientRefused: false }],
  [refusal("application_error", 500), { outcome: "unclear" }],
  [{ status: 502, body: "bad gateway" }, { outcome: "unclear" }],
] as const)("an answer of %o", async (given, expected) => {
  answer = given;
  await expect(mailer.deliver(mail)).rejects.toMatchObject(expected);
  expect(asked).toHaveLength(1);
});

test("a dropped connection is unclear: the mail may have been taken", async () => {
  answer = "drop";
  await expect(mailer.deliver(mail)).rejects.toMatchObject({ outcome: "unclear" });
});

test("Resend guards against repeats by itself, and any answer below 500 says that it is there", async () => {
  answer = { status: 401, body: {} };
  expect(mailer.mailProvider()).toEqual({ name: "resend", idempotent: true });
  await expect(mailer.mailAnswers()).resolves.toBe(true);
  answer = { status: 503, body: {} };
  await expect(mailer.mailAnswers()).resolves.toBe(false);
});
