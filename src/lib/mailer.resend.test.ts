import { expect, test } from "vitest";
import { mailToResend, type ResendAnswer } from "@/testing/mail-to-resend";
import { deliver, mailAnswers, mailProvider, type OutgoingMail } from "./mailer";

const mail: OutgoingMail = {
  from: "Household Planet <orders@shop.example>",
  to: { email: "wanjiku@example.com", name: 'Wanjiku "W" <x>' },
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  headers: { "List-Id": "x" },
  messageId: "<eml_1@shop.example>",
  idempotencyKey: "order:1:placed",
  emailLogId: "eml_1",
};

let answer: ResendAnswer;
const asked = await mailToResend(() => answer);

test("Resend gets the mail with our key as its idempotency key", async () => {
  answer = { status: 200, body: { id: "re_1" } };
  await expect(deliver(mail)).resolves.toEqual({ provider: "resend", messageId: "re_1" });
  expect(asked[0]?.headers["idempotency-key"]).toBe("order:1:placed");
  expect(asked[0]?.body).toMatchObject({ to: "Wanjiku W x <wanjiku@example.com>", headers: { "List-Id": "x" } });
  expect(asked[0]?.body.tags).toEqual([{ name: "email_log_id", value: "eml_1" }]);
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
  [
    { ...refusal("rate_limit_exceeded", 429), headers: { "ratelimit-reset": "1" } },
    { outcome: "later", retryAfterSeconds: 1 },
  ],
  [refusal("daily_quota_exceeded", 429), { outcome: "later", retryAfterSeconds: 3_600 }],
  [refusal("concurrent_idempotent_requests", 409), { outcome: "later" }],
  [refusal("invalid_api_key", 403), { outcome: "later" }],
  [refusal("validation_error", 422), { outcome: "refused", bounce: null }],
  [refusal("application_error", 500), { outcome: "unclear" }],
  [{ status: 502, body: "bad gateway" }, { outcome: "unclear" }],
] as const)("an answer of %o", async (given, expected) => {
  answer = given;
  await expect(deliver(mail)).rejects.toMatchObject(expected);
  expect(asked).toHaveLength(1);
});

test("a dropped connection is unclear: the mail may have been taken", async () => {
  answer = "drop";
  await expect(deliver(mail)).rejects.toMatchObject({ outcome: "unclear" });
});

test("Resend guards against repeats by itself, and any answer below 500 says that it is there", async () => {
  answer = { status: 401, body: {} };
  expect(mailProvider()).toEqual({ name: "resend", idempotent: true });
  await expect(mailAnswers()).resolves.toBe(true);
  answer = { status: 503, body: {} };
  await expect(mailAnswers()).resolves.toBe(false);
});
