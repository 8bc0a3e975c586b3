import { sealComment, sealContent } from "@/features/chat/rows";
import { sealNote as sealStaffNote } from "@/features/chat-notes/rows";
import { sealAnswer, sealNote } from "@/features/offline-messages/rows";
import { sealReview } from "@/features/reviews/rows";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import type { openShop } from "./carts";

const AT = new Date("2026-11-20T09:00:00Z");

/**
 * For tests: somebody who used all of the shop. Whatever is his carries a word of its own that begins with `mark`.
 * @param delivered false: his parcel is still under way
 * @returns the words, by what they stand for
 */
export async function leaveTraces(mark: string, { delivered = true, shop }: { delivered?: boolean; shop: Shop }) {
  const words = new Set<string>();
  const word = (what: string) => {
    words.add(`${mark}-${what}`);
    return `${mark}-${what}`;
  };
  const email = word("mailbox@example.com");
  const customerId = newId("cus");
  await db.customer.create({
    data: {
      ...{ id: customerId, email, name: word("profile"), phone: word("phone"), county: word("county") },
      tags: { create: { tag: word("tag") } },
    },
  });
  const login = await db.customerLogin.create({
    data: {
      ...{ id: newId("log"), name: word("login"), email, customerId },
      sessions: {
        create: {
          id: newId("ses"),
          token: newId("tok"),
          expiresAt: AT,
          ipAddress: word("ip"),
          userAgent: word("agent"),
        },
      },
      accounts: { create: { id: newId("acc"), accountId: "a", providerId: "credential", password: "hash" } },
    },
  });
  await db.customerLoginVerification.create({
    data: { id: newId("ver"), identifier: "reset-password:x", value: login.id, expiresAt: AT },
  });
  const signedIn = await db.visitor.create({ data: { id: newId("vis"), customerId } });
  const guest = await db.visitor.create({ data: { id: newId("vis") } });
  await db.pageView.create({
    data: { id: newId("pgv"), visitorId: guest.id, path: word("page"), title: word("title") },
  });
  for (const [visitorId, which] of [
    [signedIn.id, "signed-in"],
    [guest.id, "guest"],
  ] as const) {
    const id = newId("chs");
    const [message, note] = [newId("msg"), newId("not")];
    const typed = visitorId === guest.id ? { email: email.toUpperCase() } : { customerId };
    await db.chatSession.create({
      data: {
        ...{
          id,
          visitorId,
          name: word(`${which}-chat-name`),
          phone: word(`${which}-chat-phone`),
          lastSeq: 1,
          ...typed,
        },
        resolution: word(`${which}-resolution`),
        rating: { create: { commentSealed: sealComment(word(`${which}-comment`), id) } },
        notes: {
          create: {
            ...{ id: note, staffName: "Asha", clientId: newId("cli") },
            contentSealed: sealStaffNote(word(`${which}-note`), id, note),
          },
        },
        messages: {
          create: {
            ...{ id: message, seq: 1, sender: "visitor", senderName: word(`${which}-sender`) },
            contentSealed: sealContent(word(`${which}-message`), id, message),
          },
        },
      },
    });
    await db.chatSearchEntry.create({ data: { sessionId: id, token: BigInt(words.size) } });
  }
  const [offline, answer] = [newId("off"), newId("ans")];
  await db.offlineMessage.create({
    data: {
      ...{ id: offline, visitorId: guest.id, name: word("offline-name"), email, phone: word("offline-phone") },
      messageSealed: sealNote(word("offline-words"), offline),
      answers: {
        create: {
          ...{ id: answer, staffName: "Asha", clientId: newId("cli") },
          contentSealed: sealAnswer(word("offline-answer"), { offlineMessageId: offline, id: answer }),
        },
      },
    },
  });
  const product = shop.product;
  const cart = { visitorId: guest.id, email, customerId };
  const bought = await db.cart.create({ data: { id: newId("cart"), ...cart, orderedAt: AT } });
  await db.cart.create({
    data: { id: newId("cart"), ...cart, items: { create: { id: newId("itm"), productId: product.id, quantity: 3 } } },
  });
  const coupon = { percentOff: 10, validFrom: AT, validUntil: new Date(AT.getTime() + DAY_MS), customerId };
  await db.coupon.create({ data: { id: newId("cpn"), code: word("coupon"), purpose: newId("for"), ...coupon } });
  const order = await db.order.create({
    data: {
      ...{ id: newId("ord"), cartId: bought.id, customerId, customerLoginId: login.id, visitorId: guest.id, email },
      ...{ name: word("buyer"), phone: word("order-phone"), county: "Nairobi", address: word("address") },
      ...{ paymentMethod: "mpesa_till", mpesaCode: word("mpesa"), paidAt: AT, deliveredAt: delivered ? AT : null },
      ...{ subtotalCents: 185_000, deliveryCents: 20_000, totalCents: 205_000 },
      items: {
        create: { id: newId("oit"), productId: product.id, name: product.name, priceCents: 185_000, quantity: 1 },
      },
    },
  });
  const review = newId("rev");
  await db.review.create({
    data: {
      ...{ id: review, productId: product.id, orderId: order.id, customerId, stars: 5, shownName: word("shown") },
      content: sealReview(word("review"), review),
    },
  });
  await db.emailSubscription.create({
    data: {
      ...{ id: newId("sub"), email, name: word("subscriber"), source: word("source"), confirmedAt: AT },
      records: {
        create: {
          ...{ id: newId("con"), act: "confirmed", textShown: word("text"), source: word("evidence") },
          ...{ ipAddress: word("consent-ip"), userAgent: word("consent-agent") },
        },
      },
    },
  });
  await db.suppression.create({ data: { id: newId("sup"), email, reason: "soft_bounces", everything: false } });
  await db.emailLog.create({
    data: {
      ...{ id: newId("eml"), onceKey: newId("key"), stream: "marketing", message: "cart-saved", customerId },
      ...{ toEmail: email, toName: word("to"), subject: word("subject"), error: word("error"), acceptedAt: AT },
      body: { create: { html: `<p>${mark}-words</p>`, text: word("words"), headers: { "x-to": email } } },
      attempts: { create: { id: newId("att"), number: 1, error: `${mark}-error` } },
      events: {
        create: { id: newId("eev"), kind: "click", human: true, url: word("url"), userAgent: word("reader") },
      },
    },
  });
  const waiting = { stream: "marketing", message: "cart-questions", toEmail: email } as const;
  await db.emailLog.create({ data: { id: newId("eml"), onceKey: newId("key"), ...waiting, deferredUntil: AT } });
  await db.automationRun.create({
    data: { id: newId("run"), flow: "welcome", subjectKey: newId("s"), subjectId: "s", email, waitingFor: "send-help" },
  });
  await db.$executeRaw`INSERT INTO rate_limit (key, points) VALUES (${`customers.sign_in_account:${email}`}, 1)`;
  return { email, customerId, orderId: order.id, words: [...words] };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** For tests: every row of every table, as one text; what sealed columns hold stays shut. */
export async function dumpDatabase(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`;
  const rows = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}
