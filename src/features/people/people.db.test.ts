import { beforeEach, describe, expect, it } from "vitest";
import { listCustomers } from "@/features/customers/list-customers";
import { listTags } from "@/features/customers/list-tags";
import { setLanguage, tagCustomer, untagCustomer } from "@/features/customers/tag-customer";
import { blockAddress, liftSuppression } from "@/features/subscriptions/block-address";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { MINUTE_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { openShop } from "@/testing/factories/carts";
import { leaveTraces } from "@/testing/factories/traces";
import { getPerson } from "./get-person";
import { listTimeline } from "./list-timeline";

const now = new Date("2026-11-24T09:00:00Z");
let person: Awaited<ReturnType<typeof leaveTraces>>;
let other: typeof person;
beforeEach(async () => {
  const shop = await openShop();
  person = await leaveTraces("canary", { shop });
  other = await leaveTraces("parrot", { shop });
});

describe("a person's timeline", () => {
  it("tells mails sent and not, orders, chats, consent and the rest, of this person only", async () => {
    const { moments } = await listTimeline({ id: person.customerId });
    const kinds = new Set(moments.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["mail", "order", "chat", "consent", "other"]));
    expect(JSON.stringify(moments)).not.toContain("parrot");
    expect([...moments].sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ at }) => at)).toEqual(
      moments.map(({ at }) => at),
    );
    const mail = moments.find(({ title }) => title === "canary-subject");
    expect(mail).toMatchObject({
      kind: "mail",
      badge: { label: "Sent" },
      href: expect.stringMatching("/admin/mail/eml_"),
    });
    expect(mail?.details.join()).toMatch(/Clicked by a person/);
  });

  it("says why each mail was not sent, and tells people's opens from machines'", async () => {
    const log = { stream: "marketing", message: "cart-saved", toEmail: person.email, subject: "Kept" } as const;
    const at = { plannedAt: now, declinedAt: now, declinedReason: "cap_week" };
    const mail = await db.emailLog.create({ data: { id: newId("eml"), onceKey: "k", ...log, ...at } });
    for (const human of [true, false, false])
      await db.emailEvent.create({
        data: {
          id: newId("eev"),
          emailLogId: mail.id,
          kind: "open",
          human,
          at: now,
          machine: human ? null : "prefetch",
        },
      });
    const { moments } = await listTimeline({ id: person.customerId, kind: "mail" });
    expect(moments[0]).toMatchObject({
      title: "Kept",
      details: [
        "This person got as many marketing mails as one may get in seven days.",
        expect.stringMatching(/^Opened by a person/),
        "Opened by machines: 2",
      ],
    });
  });

  it("goes on page by page without a gap or a repetition", async () => {
    for (let index = 0; index < 70; index++)
      await db.emailLog.create({
        data: {
          ...{ id: newId("eml"), onceKey: `k${index}`, stream: "marketing", message: "welcome", toEmail: person.email },
          // Three of the same moment each time.
          plannedAt: new Date(now.getTime() - Math.floor(index / 3) * MINUTE_MS),
        },
      });
    const all = await db.emailLog.count({ where: { toEmail: person.email } });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTimeline>> = await listTimeline({
        ...{ id: person.customerId, kind: "mail", cursor },
      });
      seen.push(...page.moments.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(all);
  });

  it("of nobody is refused", async () => {
    await expect(listTimeline({ id: "cus_none" })).rejects.toMatchObject({ code: "people.unknown" });
    await expect(getPerson("sub_none", now)).rejects.toMatchObject({ code: "people.unknown" });
  });
});

describe("a person", () => {
  it("is the same by the customer's number and by the subscriber's", async () => {
    const { id } = await db.emailSubscription.findUniqueOrThrow({ where: { email: person.email } });
    const byCustomer = await getPerson(person.customerId, now);
    expect(await getPerson(id, now)).toEqual(byCustomer);
    expect(byCustomer).toMatchObject({
      name: "canary-profile",
      customer: { tags: ["canary-tag"] },
      orders: { count: 1, totalCents: 205_000 },
      subscription: { state: "blocked", mayBeMailed: false },
      suppressions: [{ reason: "soft_bounces" }],
    });
  });

  it("may be mailed again once staff lift what was in the way, and not while they block the address", async () => {
    expect(await liftSuppression(person.email.toUpperCase(), now)).toBe(1);
    expect((await getPerson(person.customerId, now)).subscription).toMatchObject({
      state: "subscribed",
      mayBeMailed: true,
    });
    await atOnce(2, () => blockAddress(person.email, now));
    expect((await getPerson(person.customerId, now)).subscription).toMatchObject({
      state: "blocked",
      mayBeMailed: false,
    });
    expect((await getPerson(other.customerId, now)).suppressions).toHaveLength(1);
  });

  it("is found by parts of name and address and by tag, and not once erased", async () => {
    const names = async (filter: Parameters<typeof listCustomers>[0]) =>
      (await listCustomers(filter)).customers.map(({ name }) => name);
    expect(await names({ search: "NARY-prof" })).toEqual(["canary-profile"]);
    expect(await names({ search: "rot-mailbox" })).toEqual(["parrot-profile"]);
    expect(await names({ search: "_" })).toEqual([]);
    await atOnce(3, () => tagCustomer(person.customerId, "vip"));
    expect(await names({ tag: "vip" })).toEqual(["canary-profile"]);
    expect(await listTags()).toContainEqual({ tag: "vip", people: 1 });
    await untagCustomer(person.customerId, "vip");
    expect(await names({ tag: "vip" })).toEqual([]);
    await db.customer.update({ where: { id: person.customerId }, data: { erasedAt: now } });
    expect(await names({})).toEqual(["parrot-profile"]);
    await expect(tagCustomer(person.customerId, "vip")).rejects.toMatchObject({ code: "customers.unknown" });
    await expect(setLanguage(person.customerId, "sw")).rejects.toMatchObject({ code: "customers.unknown" });
  });
});
