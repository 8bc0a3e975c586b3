import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import { aCampaign, readers } from "@/testing/factories/campaigns";
import { mailToResend, type ResendAnswer, type ResendCall } from "@/testing/mail-to-resend";
import { scheduleCampaign } from "./schedule-campaign";
import { sendTurn } from "./send-turn";

let answer: (call: ResendCall) => ResendAnswer;
const calls = await mailToResend((call) => answer(call));

const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);
const mailsOf = (call: ResendCall) => call.body as unknown as { to: string; html: string; headers: object }[];
const keyOf = (call: ResendCall) => String(call.headers["idempotency-key"]);
let given = 0;
const taken = (call: ResendCall): ResendAnswer => {
  const data = mailsOf(call).map(() => ({ id: `re_${++given}` }));
  return { status: 200, body: { data } };
};

beforeEach(() => {
  answer = taken;
});

async function released(people: number): Promise<string> {
  await readers(people, noon);
  const { id } = await aCampaign();
  await scheduleCampaign(id, null, noon);
  return id;
}

test("goes in requests of at most 100, each under a key of its own, everybody once", async () => {
  const id = await released(250);
  await expect(sendTurn(id, noon)).resolves.toEqual({ next: "over" });
  expect(calls.every((call) => call.path === "/emails/batch" && mailsOf(call).length <= 100)).toBe(true);
  expect(new Set(calls.map(keyOf)).size).toBe(calls.length);
  const people = calls.flatMap(mailsOf).map(({ to }) => to);
  expect(people).toHaveLength(250);
  expect(new Set(people).size).toBe(250);
  expect(mailsOf(calls[0] as ResendCall)[0]?.headers).toMatchObject({
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});

test("one bad address is refused alone: the others are not repeated", async () => {
  answer = (call) => {
    const bad = mailsOf(call).findIndex(({ to }) => to.includes("reader.2@"));
    const data = mailsOf(call).flatMap((_, index) => (index === bad ? [] : [{ id: `re_${++given}` }]));
    return { status: 200, body: { data, errors: bad < 0 ? [] : [{ index: bad, message: "invalid `to` field" }] } };
  };
  const id = await released(5);
  await expect(sendTurn(id, noon)).resolves.toEqual({ next: "over" });
  expect(calls).toHaveLength(1);
  const mails = await db.emailLog.findMany({ where: { campaignId: id }, orderBy: { toEmail: "asc" } });
  expect(mails.map(({ acceptedAt, failedAt }) => [!!acceptedAt, !!failedAt])).toEqual([
    ...[
      [true, false],
      [false, true],
      [true, false],
    ],
    ...[
      [true, false],
      [true, false],
    ],
  ]);
});

test("a request that is too many waits as long as Resend says, and takes nobody twice", async () => {
  answer = () => ({
    status: 429,
    body: { statusCode: 429, name: "rate_limit_exceeded", message: "slow" },
    headers: { "retry-after": "7" },
  });
  const id = await released(5);
  await expect(sendTurn(id, noon)).resolves.toMatchObject({ next: "later" });
  const [mail] = await db.emailLog.findMany();
  // The turn's own clock runs meanwhile.
  const waits = ((mail?.deferredUntil?.getTime() ?? 0) - noon.getTime()) / 1_000;
  expect(waits).toBeGreaterThanOrEqual(7);
  expect(waits).toBeLessThan(20);
  answer = taken;
  await sendTurn(id, later(MINUTE_MS));
  expect(calls).toHaveLength(2);
  expect(await db.emailLog.count({ where: { acceptedAt: { not: null } } })).toBe(5);
});

test("a batch whose end is open is asked for again under its key, the same to the byte", async () => {
  answer = () => "drop";
  const id = await released(5);
  await sendTurn(id, noon);
  answer = taken;
  await sendTurn(id, later(2 * MINUTE_MS));
  expect(calls.length).toBeGreaterThanOrEqual(2);
  expect(new Set(calls.map(keyOf)).size).toBe(1);
  expect(new Set(calls.map(({ text }) => text)).size).toBe(1);
  expect(await db.emailLog.count({ where: { acceptedAt: { not: null } } })).toBe(5);
  await sendTurn(id, later(HOUR_MS));
  expect(await db.emailCampaign.findUnique({ where: { id } })).toMatchObject({ finishedAt: expect.any(Date) });
});
