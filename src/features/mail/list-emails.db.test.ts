import { beforeEach, expect, test } from "vitest";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { getEmail } from "./get-email";
import { listEmails } from "./list-emails";
import { listFlows } from "./list-flows";
import { emailStates } from "./schema";

const at = new Date("2026-11-24T09:00:00Z");

const inState: Record<(typeof emailStates)[number], Partial<Prisma.EmailLogCreateManyInput>> = {
  planned: {},
  deferred: { deferredUntil: at, deferredReason: "quiet_hours" },
  sending: { sendingAt: at },
  sent: { sendingAt: at, acceptedAt: at },
  delivered: { sendingAt: at, acceptedAt: at, deliveredAt: at },
  bounced: { sendingAt: at, acceptedAt: at, bouncedAt: at },
  complained: { sendingAt: at, acceptedAt: at, deliveredAt: at, complainedAt: at },
  declined: { declinedAt: at, declinedReason: "unsubscribed" },
  failed: { sendingAt: at, failedAt: at, error: "550 no" },
  unknown: { sendingAt: at, unknownAt: at },
};

beforeEach(async () => {
  const common = { stream: "marketing", message: "cart-saved", plannedAt: at } as const;
  await db.emailLog.createMany({
    data: emailStates.map((state, position) => ({
      id: `eml_${position}`,
      onceKey: `key:${position}`,
      toEmail: `${state}@example.com`,
      flow: position % 2 ? "cart-recovery" : null,
      ...common,
      ...inState[state],
    })),
  });
});

test.each(emailStates)("asking for %s gives exactly the mail that is shown as such", async (state) => {
  const { mails } = await listEmails({ state });
  expect(mails.map((mail) => [mail.state, mail.toEmail])).toEqual([[state, `${state}@example.com`]]);
});

test("every mail that was not sent says why", async () => {
  const { mails } = await listEmails({});
  for (const mail of mails)
    expect(mail.reason !== null).toBe(
      ["deferred", "declined", "failed", "unknown", "bounced", "complained"].includes(mail.state),
    );
});

test("an address may be a part, in any case, and a flow is exact", async () => {
  expect((await listEmails({ address: " DECLINED@ex " })).mails).toHaveLength(1);
  expect((await listEmails({ address: "nobody" })).mails).toEqual([]);
  expect((await listEmails({ flow: "cart-recovery" })).mails).toHaveLength(5);
  await expect(listFlows()).resolves.toEqual([{ flow: "cart-recovery", name: "Cart recovery" }]);
});

test("pages follow one another without gap or repeat, newest first", async () => {
  const many = Array.from({ length: 60 }, (_, position) => ({
    id: `eml_z${String(position).padStart(3, "0")}`,
    onceKey: `many:${position}`,
    stream: "transactional" as const,
    message: "order-shipped",
    toEmail: "amina@example.com",
  }));
  await db.emailLog.createMany({ data: many });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listEmails>> = await listEmails({ address: "amina", cursor });
    seen.push(...page.mails.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(many.map(({ id }) => id).reverse());
});

test("one mail tells what happened to it in order, and shows its words as they were stored", async () => {
  const body = { html: "<p>Hello</p>", text: "Hello", headers: { "List-Id": "x" } };
  await db.emailBody.create({ data: { emailLogId: "eml_3", ...body } });
  await db.emailAttempt.create({
    data: { id: "att_1", emailLogId: "eml_3", number: 1, startedAt: at, acceptedAt: at },
  });
  const mail = await getEmail("eml_3");
  expect(mail.moments.map(({ what }) => what)).toEqual([
    "Planned.",
    "Attempt 1: handed to the provider.",
    "Attempt 1: the provider took it.",
  ]);
  expect(mail.body).toEqual(body);
  await expect(getEmail("eml_none")).rejects.toMatchObject({ kind: "not_found", code: "mail.not_found" });
});

test("a mail of a batch tells when the provider took it, and when its reader left by it", async () => {
  await db.emailLog.update({ where: { id: "eml_3" }, data: { acceptedAt: at } });
  await db.emailSubscription.create({ data: { id: "sub_1", email: "amina@example.com", source: "test" } });
  const left = { subscriptionId: "sub_1", act: "unsubscribed", textShown: "Stop", source: "one-click" } as const;
  await db.consentRecord.create({ data: { id: "con_1", ...left, emailLogId: "eml_3", at } });
  expect((await getEmail("eml_3")).moments.map(({ what }) => what)).toEqual([
    "Planned.",
    "Handed to the provider, which took it.",
    "The reader unsubscribed by a link of this mail.",
  ]);
});

test("a link that sets a password or stands for a consent is shown to nobody", async () => {
  for (const message of ["password-reset", "confirm-subscription"]) {
    await db.emailLog.update({ where: { id: "eml_3" }, data: { message } });
    const body = { html: "secret", text: "secret", headers: {} };
    await db.emailBody.upsert({
      where: { emailLogId: "eml_3" },
      create: { emailLogId: "eml_3", ...body },
      update: body,
    });
    await expect(getEmail("eml_3")).resolves.toMatchObject({ body: null, secret: true });
  }
});

test("a part of an address finds its mails behind thousands of newer ones, to customers and to nobody known, page by page", async () => {
  const common = { stream: "transactional", message: "order-shipped" } as const;
  const mail = (id: string, toEmail: string, more: object = {}) => ({
    id,
    onceKey: id,
    toEmail,
    ...common,
    ...more,
  });
  await db.customer.create({ data: { id: "cus_1", email: "zawadi@example.com", name: "Zawadi" } });
  const old = Array.from({ length: 30 }, (_, position) =>
    mail(
      `eml_a${String(position).padStart(3, "0")}`,
      "zawadi@example.com",
      position % 2 ? { customerId: "cus_1" } : {},
    ),
  );
  const newer = Array.from({ length: 5_100 }, (_, position) =>
    mail(`eml_b${position}`, `reader${position}@example.com`),
  );
  await db.emailLog.createMany({ data: [...old, ...newer] });
  const first = await listEmails({ address: "AWADI@" });
  const second = await listEmails({ address: "AWADI@", cursor: first.nextCursor });
  const ids = [...first.mails, ...second.mails].map(({ id }) => id);
  expect([first.mails.length, second.nextCursor]).toEqual([25, null]);
  expect(ids).toEqual(old.map(({ id }) => id).reverse());
  expect((await listEmails({ address: "awadi@", state: "bounced" })).mails).toEqual([]);
});
