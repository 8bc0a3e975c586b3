import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect, test, vi } from "vitest";
import { mailToSink } from "@/testing/mail-to-sink";
import type { SmtpPhase } from "@/testing/smtp-sink";
import { deliver, type MailerError, mailAnswers, type OutgoingMail } from "./mailer";

const mail: OutgoingMail = {
  from: "Household Planet <orders@shop.example>",
  to: { email: "wanjiku@example.com", name: "Wanjiku" },
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  headers: { "X-Test": "1" },
  messageId: "<eml_1@shop.example>",
  idempotencyKey: "test:1",
  emailLogId: "eml_1",
};

const sink = await mailToSink();

const failure = () => deliver(mail).then(() => expect.unreachable("was accepted")) as Promise<never>;
const errorOf = () => failure().catch((error: MailerError) => error) as Promise<MailerError>;
const answerAt = (phase: SmtpPhase, answer: string) => sink.answerBy((at) => (at === phase ? answer : undefined));

test("a mail that the server takes is accepted, with its message id, headers and both parts", async () => {
  await expect(deliver(mail)).resolves.toEqual({ provider: "smtp", messageId: mail.messageId });
  expect(sink.mails).toHaveLength(1);
  expect(sink.mails[0]?.raw).toContain("X-Test: 1");
  expect(sink.mails[0]?.raw).toContain("Message-ID: <eml_1@shop.example>");
  expect(sink.mails[0]?.raw).toMatch(/text\/plain[\s\S]*text\/html/);
});

test.each<SmtpPhase>(["connect", "EHLO", "MAIL", "RCPT", "DATA"])(
  "a connection that breaks at %s took nothing: later",
  async (phase) => {
    answerAt(phase, "drop");
    await expect(errorOf()).resolves.toMatchObject({ outcome: "later" });
    expect(sink.mails).toHaveLength(0);
  },
);

test("a connection that breaks after the body was sent is unclear, and the mail is not sent again by itself", async () => {
  answerAt("body", "drop");
  await expect(errorOf()).resolves.toMatchObject({ outcome: "unclear" });
  expect(sink.mails).toHaveLength(1);
});

test("a kept connection that the server closed meanwhile is replaced, and the mail goes once", async () => {
  await deliver(mail);
  let dropped = false;
  sink.answerBy((phase) => {
    if (phase !== "MAIL" || dropped) return undefined;
    dropped = true;
    return "drop";
  });
  await expect(deliver(mail)).resolves.toMatchObject({ provider: "smtp" });
  expect(sink.mails).toHaveLength(2);
});

test("a server that stays silent after the body ends as unclear within the deadline", { timeout: 14_000 }, async () => {
  answerAt("body", "silence");
  await expect(errorOf()).resolves.toMatchObject({ outcome: "unclear" });
});

test.each([
  ["RCPT", "550 5.1.1 no such user", { outcome: "refused", bounce: "hard" }],
  ["RCPT", "550 no such user", { outcome: "refused", bounce: "hard" }],
  ["RCPT", "550 5.7.1 blocked by policy", { outcome: "refused", bounce: null }],
  ["RCPT", "554 5.7.1 relay denied", { outcome: "refused", bounce: null }],
  ["RCPT", "552 5.2.2 mailbox full", { outcome: "refused", bounce: "soft" }],
  ["RCPT", "552 over quota", { outcome: "refused", bounce: "soft" }],
  ["body", "552 5.3.4 too large for this mailbox", { outcome: "refused", bounce: "soft" }],
  ["RCPT", "450 4.2.1 mailbox busy", { outcome: "later", bounce: null }],
  ["body", "554 5.6.0 content not wanted", { outcome: "refused", bounce: null }],
  ["body", "451 4.3.0 try again", { outcome: "later", bounce: null }],
  ["DATA", "421 4.3.2 shutting down", { outcome: "later", bounce: null }],
  ["MAIL", "550 5.7.1 sender not allowed", { outcome: "later", bounce: null }],
] as const)("an answer at %s of %s", async (phase, answer, expected) => {
  answerAt(phase, answer);
  await expect(errorOf()).resolves.toMatchObject(expected);
});

test("a port where nobody listens took nothing: later, and the provider does not answer", async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  process.env.EMAIL_PORT = String(port);
  vi.resetModules();
  const elsewhere = await import("./mailer");
  await expect(elsewhere.deliver(mail)).rejects.toMatchObject({ outcome: "later" });
  await expect(elsewhere.mailAnswers()).resolves.toBe(false);
});

test("the provider answers while its server greets", async () => {
  await expect(mailAnswers()).resolves.toBe(true);
});
