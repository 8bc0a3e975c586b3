import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { markOf } from "@/lib/tokens";
import { atOnce } from "@/testing/at-once";
import { subscribe } from "@/testing/factories/subscriptions";
import { getConsent } from "./get-consent";
import { importSubscribers } from "./import-subscribers";
import { listSubscribers } from "./list-subscribers";
import { planImport } from "./plan-import";
import { readDay } from "./read-import";
import { CONSENT_TEXT } from "./schema";
import { writeSubscribersCsv } from "./write-subscribers-csv";

const now = new Date("2026-11-24T09:00:00Z");
const staff = { name: "Asha" };
const proof = "Paper form at the Nairobi market stall: “Mail me your offers”";
const input = (csv: string, consent: "proved" | "ask" = "proved") => ({ csv, consent, source: "market list", proof });

const list = [
  "E-mail;Name;confirmed_at",
  " New@Example.com ;Njeri;2025-03-31",
  "second@example.com;;31/3/2025",
  "new@example.com;again;2025-03-31",
  "not an address;;2025-03-31",
  "when@example.com;;soon",
  "future@example.com;;2027-01-01",
  ";Nobody;2025-03-31",
  "there@example.com;;2025-03-31",
  "left@example.com;;2025-03-31",
  "bounced@example.com;;2025-03-31",
  "erased@example.com;;2025-03-31",
].join("\r\n");

async function others() {
  await subscribe("there@example.com", now);
  const { id } = await subscribe("left@example.com", now);
  await db.emailSubscription.update({ where: { id }, data: { unsubscribedAt: now } });
  const held = { id: "sup_1", reason: "hard_bounce", everything: true } as const;
  await db.suppression.create({ data: { ...held, email: "bounced@example.com" } });
  const request = { id: "dar_1", kind: "erase", source: "x", dueAt: now, doneAt: now } as const;
  await db.dataRequest.create({ data: { ...request, email: markOf("erased@example.com") } });
}

describe("the dry run of a list", () => {
  it("says of each row what would become of it and why, and changes nothing", async () => {
    await others();
    const before = await db.emailSubscription.count();
    const plan = await planImport(input(list), now);
    expect(plan.counts).toEqual({ added: 2, known: 1, left: 1, blocked: 1, erased: 1, repeated: 1, faulty: 4 });
    expect(plan.others.map(({ line, outcome, fault }) => [line, outcome, fault])).toEqual([
      [4, "repeated", null],
      [5, "faulty", "This is not an e-mail address."],
      [6, "faulty", "Say when this person confirmed, like 2025-03-31."],
      [7, "faulty", "This person would have confirmed in the future."],
      [8, "faulty", "The address is missing."],
      [9, "known", null],
      [10, "left", null],
      [11, "blocked", null],
      [12, "erased", null],
    ]);
    expect(await db.emailSubscription.count()).toBe(before);
  });

  it("refuses a file without an address column, without days where they are wanted, and without people", async () => {
    const faulty = { code: "subscriptions.list_not_readable" };
    await expect(planImport(input("name\nNjeri"), now)).rejects.toMatchObject(faulty);
    await expect(planImport(input("email\na@example.com"), now)).rejects.toMatchObject(faulty);
    await expect(planImport(input("email,confirmed_at\n"), now)).rejects.toMatchObject(faulty);
  });
});

describe("a list that is brought in", () => {
  it("with proof subscribes who is new, with the proof as evidence and without a welcome, and nobody a second time", async () => {
    await others();
    await importSubscribers(input(list), staff, now);
    await importSubscribers(input(list), staff, now);
    await expect(getConsent("new@example.com", now)).resolves.toMatchObject({ subscribed: true });
    expect(await db.consentRecord.findMany({ where: { subscription: { email: "new@example.com" } } })).toMatchObject([
      { act: "imported", textShown: `${proof} (on 2025-03-31)`, source: "import: market list (Asha)", at: now },
    ]);
    const found = await db.emailSubscription.findUnique({ where: { email: "new@example.com" } });
    expect(found).toMatchObject({ name: "Njeri", confirmedAt: new Date("2025-03-31T00:00:00Z") });
    await expect(getConsent("left@example.com", now)).resolves.toMatchObject({ reason: "unsubscribed" });
    expect(await db.emailSubscription.count({ where: { email: { in: ["erased@example.com"] } } })).toBe(0);
    expect(await db.outboxEvent.count()).toBe(0);
  });

  it("without proof is refused, and nothing is changed", async () => {
    await expect(importSubscribers({ ...input(list), proof: "they said yes" }, staff, now)).rejects.toMatchObject({
      code: "subscriptions.proof_wanted",
    });
    expect(await db.emailSubscription.count()).toBe(0);
  });

  it("to be asked gets one mail each that asks to confirm, also when it is brought in twice at once", async () => {
    const csv = "email,name\na@example.com,A\nb@example.com,B";
    await atOnce(4, () => importSubscribers(input(csv, "ask"), staff, now));
    await importSubscribers(input(csv, "ask"), staff, new Date(now.getTime() + DAY_MS));
    await expect(getConsent("a@example.com", now)).resolves.toMatchObject({ reason: "not_confirmed" });
    expect(await db.outboxEvent.findMany({ select: { name: true } })).toEqual([
      { name: "subscriptions/subscription.requested" },
      { name: "subscriptions/subscription.requested" },
    ]);
    expect(await db.consentRecord.findMany()).toMatchObject([
      { act: "requested", textShown: CONSENT_TEXT },
      { act: "requested", textShown: CONSENT_TEXT },
    ]);
  });
});

describe("the list of subscribers", () => {
  it("shows each state by itself, and finds people by any part of the address", async () => {
    await others();
    await db.emailSubscription.create({ data: { id: "sub_a", email: "asked_x@example.com", source: "footer" } });
    const { id } = await subscribe("quiet@example.com", now);
    await db.emailSubscription.update({ where: { id }, data: { sunsetAt: now } });
    await db.emailSubscription.create({
      data: { id: "sub_b", email: "bounced@example.com", source: "footer", confirmedAt: now },
    });
    const emails = async (filter: Parameters<typeof listSubscribers>[0]) =>
      (await listSubscribers(filter, now)).subscribers.map(({ email, state }) => `${email} ${state}`);
    expect(await emails({ state: "subscribed" })).toEqual(["there@example.com subscribed"]);
    expect(await emails({ state: "asked" })).toEqual(["asked_x@example.com asked"]);
    expect(await emails({ state: "left" })).toEqual(["left@example.com left"]);
    expect(await emails({ state: "silent" })).toEqual(["quiet@example.com silent"]);
    expect(await emails({ state: "blocked" })).toEqual(["bounced@example.com blocked"]);
    expect(await emails({ state: "paused" })).toEqual([]);
    expect(await emails({ search: "SKED_" })).toEqual(["asked_x@example.com asked"]);
    expect(await emails({ search: "%" })).toEqual([]);
  });

  it("goes on page by page, and leaves as a file in which nothing is a formula", async () => {
    await subscribe("a@example.com", now);
    await db.emailSubscription.create({
      data: { id: "sub_0", email: "=cmd@example.com", name: '@SUM("x")', source: "+1" },
    });
    const first = await listSubscribers({}, now, 1);
    const second = await listSubscribers({ cursor: first.nextCursor }, now, 1);
    expect([first, second].flatMap(({ subscribers }) => subscribers.map(({ email }) => email)).sort()).toEqual([
      "=cmd@example.com",
      "a@example.com",
    ]);
    expect(second.nextCursor).toBeNull();
    let file = "";
    for await (const piece of writeSubscribersCsv({}, now)) file += piece;
    expect(file.split("\r\n")).toHaveLength(4);
    expect(file).toContain(`'=cmd@example.com,"'@SUM(""x"")",asked,offers news,all,'+1,`);
  });
});

describe("a day of a list", () => {
  it("is read as people here write it, and never guessed", () => {
    const march = new Date("2025-03-31T00:00:00Z");
    for (const text of ["2025-03-31", "2025-03-31 10:15", "31/3/2025", "31.03.2025"])
      expect(readDay(text)).toEqual(march);
    for (const text of ["", "2025-02-30", "3/31/2025", "31/3/25", "1999-01-01", "yesterday"])
      expect(readDay(text)).toBeNull();
  });
});
