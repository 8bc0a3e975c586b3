import { beforeEach, describe, expect, it } from "vitest";
import { findSuppression } from "@/features/subscriptions/find-suppression";
import { requestSubscription } from "@/features/subscriptions/request-subscription";
import { db, inTransaction } from "@/lib/db";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { atOnce, fulfilled } from "@/testing/at-once";
import { openShop } from "@/testing/factories/carts";
import { dumpDatabase, leaveTraces } from "@/testing/factories/traces";
import { collectData } from "./collect-data";
import { confirmErasure } from "./confirm-erasure";
import { erasePerson } from "./erase-person";
import { eraseRequested } from "./erase-requested";
import { eraseWaiting } from "./erase-waiting";
import { findTraces } from "./find-traces";
import { getRequest } from "./get-request";
import { listRequests } from "./list-requests";
import { dataUrl } from "./make-data-link";
import { refuseRequest } from "./refuse-request";
import { requestData } from "./request-data";
import { takeCopy } from "./take-copy";

const now = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const evidence = { ip: null, userAgent: null };

let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop();
});

async function asked(kind: "export" | "erase", email: string) {
  const { requestId } = await requestData({ email, kind, source: "preferences-page" }, now);
  const url = dataUrl(requestId, now);
  return { requestId, token: url.slice(url.lastIndexOf("/") + 1) };
}

const found = (words: string[], text: string) =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

describe("a copy of the own data", () => {
  it("holds everything that the shop knows of a person, and nothing of anybody else's", async () => {
    const person = await leaveTraces("canary", { shop });
    const other = await leaveTraces("parrot", { shop });
    const copy = JSON.stringify(await collectData(person.email, now));
    expect(person.words.filter((word) => !found([word], copy).length)).toEqual([]);
    expect(person.words.length).toBeGreaterThan(40);
    expect(found(other.words, copy)).toEqual([]);
  });

  it("is handed out to who has the mailbox, again while the link works, and is noted once", async () => {
    const { email } = await leaveTraces("canary", { shop });
    const { token, requestId } = await asked("export", email);
    expect(await takeCopy(token, later(HOUR_MS))).toContain("canary-guest-message");
    expect(await takeCopy(token, later(DAY_MS))).toContain("canary-guest-message");
    const request = await db.dataRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(request).toMatchObject({ confirmedAt: later(HOUR_MS), doneAt: later(HOUR_MS), doneById: null });
    await expect(takeCopy(token, later(7 * DAY_MS))).rejects.toMatchObject({ code: "data_requests.link_not_valid" });
  });

  it("is handed out by no forged link, by none of another purpose, and by none for an erasure", async () => {
    const { email } = await leaveTraces("canary", { shop });
    const { requestId } = await asked("export", email);
    const erasure = await asked("erase", email);
    const preferences = signToken("preferences", requestId, later(DAY_MS));
    for (const token of [erasure.token, preferences, "a.b.c", ""])
      await expect(takeCopy(token, now)).rejects.toMatchObject({ code: "data_requests.link_not_valid" });
    expect((await db.dataRequest.findUniqueOrThrow({ where: { id: requestId } })).doneAt).toBeNull();
  });
});

describe("an erasure", () => {
  it("leaves no word of a person in the database, and every word of everybody else's", async () => {
    const person = await leaveTraces("canary", { shop });
    const other = await leaveTraces("parrot", { shop });
    const before = found(other.words, await dumpDatabase());
    const { token } = await asked("erase", person.email);
    await expect(confirmErasure(token, now)).resolves.toEqual({ outcome: "erased" });
    const dump = await dumpDatabase();
    expect(found([...person.words, "canary"], dump)).toEqual([]);
    expect(found(other.words, dump)).toEqual(before);
    for (const sealed of [db.chatMessage, db.chatNote, db.chatSearchEntry] as { count(): Promise<number> }[])
      expect(await sealed.count()).toBe(2);
    expect(await db.offlineAnswer.count()).toBe(1);
    expect(JSON.stringify(await collectData(other.email, now))).toContain("parrot-guest-note");
  });

  it("keeps what the books and the figures need: what was sold for how much, and that mails went", async () => {
    const { email, orderId, customerId } = await leaveTraces("canary", { shop });
    await confirmErasure((await asked("erase", email)).token, now);
    expect(await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { items: true } })).toMatchObject({
      ...{ name: "Erased", email: `erased:${customerId}`, phone: "", address: "", totalCents: 205_000 },
      items: [{ name: "Enamel chai kettle", quantity: 1 }],
    });
    expect(await db.customer.findUnique({ where: { id: customerId } })).toMatchObject({ erasedAt: now });
    const [sent, waiting] = await db.emailLog.findMany({ orderBy: { id: "asc" } });
    expect(sent).toMatchObject({ acceptedAt: expect.any(Date), toEmail: `erased:${customerId}` });
    expect(waiting).toMatchObject({ declinedAt: now, declinedReason: "person_gone", deferredUntil: null });
    expect(await db.automationRun.findFirst()).toMatchObject({
      email: null,
      endReason: "person_gone",
      waitingFor: null,
    });
  });

  it("lets a bounced address stay bounced, also when it is given to us again", async () => {
    const { email } = await leaveTraces("canary", { shop });
    await confirmErasure((await asked("erase", email)).token, now);
    await expect(findSuppression(email, "marketing", now)).resolves.toBe("soft_bounces");
    await requestSubscription({ email, source: "test", textShown: "t", ...evidence }, now);
    expect(await db.suppression.findMany()).toMatchObject([{ email }]);
  });

  it("happens once when it is pressed ten times at once, and the link then says that it is done", async () => {
    const { email } = await leaveTraces("canary", { shop });
    const { token, requestId } = await asked("erase", email);
    const results = await atOnce(5, () => confirmErasure(token, now));
    expect(fulfilled(results)).toHaveLength(5);
    await confirmErasure(token, later(HOUR_MS));
    expect(await db.dataRequest.findUnique({ where: { id: requestId } })).toMatchObject({ doneAt: now });
    await expect(getRequest(token, now)).resolves.toMatchObject({ state: "done", maskedEmail: null });
  });

  it("waits for an order that is under way, changes nothing until then, and follows by itself", async () => {
    const person = await leaveTraces("canary", { shop, delivered: false });
    const { token } = await asked("erase", person.email);
    const before = await dumpDatabase();
    const number = (await db.order.findUniqueOrThrow({ where: { id: person.orderId } })).number;
    await expect(confirmErasure(token, now)).resolves.toEqual({ outcome: "waits", orderNumbers: [number] });
    expect(found(person.words, await dumpDatabase())).toEqual(found(person.words, before));
    await expect(getRequest(token, now)).resolves.toMatchObject({ state: "confirmed" });
    expect(await eraseWaiting(later(DAY_MS))).toEqual({ erased: 0, waiting: 1 });
    await db.order.update({ where: { id: person.orderId }, data: { deliveredAt: now } });
    expect(await eraseWaiting(later(2 * DAY_MS))).toEqual({ erased: 1, waiting: 0 });
    expect(found(["canary"], await dumpDatabase())).toEqual([]);
  });

  it("that nobody confirmed does not follow by itself", async () => {
    const { email } = await leaveTraces("canary", { shop });
    await asked("erase", email);
    expect(await eraseWaiting(later(20 * DAY_MS))).toEqual({ erased: 0, waiting: 0 });
    expect(await db.customer.count({ where: { email } })).toBe(1);
  });

  it("spares what somebody else did who was signed in, and takes only the address out of it", async () => {
    const { email } = await leaveTraces("canary", { shop });
    const other = await db.customer.create({ data: { id: "cus_2", email: "other@example.com", name: "Other" } });
    const visitor = await db.visitor.create({ data: { id: "vis_2", customerId: other.id } });
    await db.chatSession.create({ data: { id: "chs_2", visitorId: visitor.id, customerId: other.id, email } });
    await db.cart.create({ data: { id: "cart_2", visitorId: visitor.id, customerId: other.id, email } });
    expect((await findTraces(email)).visitorIds).not.toContain(visitor.id);
    await inTransaction((tx) => erasePerson(tx, email, now));
    expect(await db.chatSession.findMany()).toMatchObject([{ id: "chs_2", email: null }]);
    expect(await db.cart.findMany()).toMatchObject([{ id: "cart_2", email: null }]);
  });

  it("takes nobody for another whose address only looks alike", async () => {
    const other = await db.visitor.create({ data: { id: "vis_2" } });
    await db.chatSession.create({ data: { id: "chs_2", visitorId: other.id, email: "canary-mailboxx@example.com" } });
    await inTransaction((tx) => erasePerson(tx, "canary-mailbox_@example.com", now));
    await inTransaction((tx) => erasePerson(tx, "%", now));
    expect(await db.chatSession.count({ where: { email: { not: null } } })).toBe(1);
  });
});

describe("asking", () => {
  const email = "wanjiku@example.com";

  it("starts the law's clock, once, and mails the mailbox again after 10 minutes at the earliest", async () => {
    const first = await requestData({ email: ` ${email.toUpperCase()}`, kind: "export", source: "call" }, now);
    expect(first.mailed).toBe(true);
    expect(await requestData({ email, kind: "export", source: "again" }, later(9 * MINUTE_MS))).toEqual({
      requestId: first.requestId,
      mailed: false,
    });
    expect((await requestData({ email, kind: "export", source: "again" }, later(10 * MINUTE_MS))).mailed).toBe(true);
    await requestData({ email, kind: "erase", source: "letter" }, now);
    expect(await db.dataRequest.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { email, kind: "export", source: "call", requestedAt: now, dueAt: later(7 * DAY_MS), doneAt: null },
      { email, kind: "erase", source: "letter", dueAt: later(14 * DAY_MS) },
    ]);
    expect(await db.outboxEvent.count({ where: { name: "data-requests/request.made" } })).toBe(3);
  });

  it("ten times at once is one request and one mail", async () => {
    await atOnce(10, () => requestData({ email, kind: "erase", source: "x" }, now));
    expect(await db.dataRequest.count()).toBe(1);
    expect(await db.outboxEvent.count()).toBe(1);
  });

  it("is seen by staff, the most urgent first, with the days that the law leaves", async () => {
    await requestData({ email, kind: "erase", source: "x" }, now);
    await requestData({ email, kind: "export", source: "x" }, now);
    const { requests } = await listRequests({}, later(8 * DAY_MS));
    expect(requests).toMatchObject([
      { kind: "export", state: "asked", daysLeft: -1 },
      { kind: "erase", state: "asked", daysLeft: 6 },
    ]);
  });

  it("can be refused with a reason that the person reads; what was done cannot", async () => {
    const { requestId, token } = await asked("erase", email);
    await refuseRequest(requestId, "We could not tell who you are.", "stf_1", now);
    await refuseRequest(requestId, "Another reason", "stf_2", later(HOUR_MS));
    await expect(getRequest(token, now)).resolves.toMatchObject({
      state: "refused",
      refusal: "We could not tell who you are.",
    });
    await expect(confirmErasure(token, now)).rejects.toMatchObject({ code: "data_requests.link_not_valid" });
    await expect(eraseRequested(requestId, "stf_1", now)).rejects.toMatchObject({ code: "data_requests.settled" });
    const copy = await asked("export", email);
    await takeCopy(copy.token, now);
    await expect(refuseRequest(copy.requestId, "x", "stf_1", now)).rejects.toMatchObject({
      code: "data_requests.settled",
    });
    await expect(eraseRequested(copy.requestId, "stf_1", now)).rejects.toMatchObject({
      code: "data_requests.export_by_mailbox",
    });
  });
});
