import { sealComment, sealContent } from "@/features/chat/rows";
import { sealNote as sealStaffNote } from "@/features/chat-notes/rows";
import { sealAnswer, sealNote } from "@/features/offline-messages/rows";
import { sealReview } from "@/features/reviews/rows";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import type { openShop } from "./carts";

const AT = new Date("2026-11-20T09:00:00Z");

type Shop = Awaited<ReturnType<typeof openShop>>;

/** Makes a word of the person's own for something, and remembers it. */
type Say = (what: string) => string;

type Person = { email: string; customerId: string; loginId: string; signedInId: string; guestId: string };

async function leaveProfile(say: Say): Promise<Person> {
  const email = say("mailbox@example.com");
  const [customerId, loginId] = [newId("cus"), newId("log")];
  await db.customer.create({
    data: {
      ...{ id: customerId, email, name: say("profile"), phone: say("phone"), county: say("county") },
      tags: { create: { tag: say("tag") } },
    },
  });
  await db.customerLogin.create({
    data: {
      ...{ id: loginId, name: say("login"), email, customerId },
      sessions: {
        create: { id: newId("ses"), token: newId("tok"), expiresAt: AT, ipAddress: say("ip"), userAgent: say("agent") },
      },
      accounts: { create: { id: newId("acc"), accountId: "a", providerId: "credential", password: "hash" } },
    },
  });
  await db.customerLoginVerification.create({
    data: { id: newId("ver"), identifier: "reset-password:x", value: loginId, expiresAt: AT },
  });
  await db.$executeRaw`INSERT INTO rate_limit (key, points) VALUES (${`customers.sign_in_account:${email}`}, 1)`;
  const signedIn = await db.visitor.create({ data: { id: newId("vis"), customerId } });
  const guest = await db.visitor.create({ data: { id: newId("vis") } });
  const page = { visitorId: guest.id, path: say("page"), title: say("title") };
  await db.pageView.create({ data: { id: newId("pgv"), ...page } });
  return { email, customerId, loginId, signedInId: signedIn.id, guestId: guest.id };
}

async function leaveChat(say: Say, which: string, visitorId: string, typed: { email?: string; customerId?: string }) {
  const [id, message, note] = [newId("chs"), newId("msg"), newId("not")];
  await db.chatSession.create({
    data: {
      ...{ id, visitorId, name: say(`${which}-chat-name`), phone: say(`${which}-chat-phone`), lastSeq: 1, ...typed },
      resolution: say(`${which}-resolution`),
      rating: { create: { commentSealed: sealComment(say(`${which}-comment`), id) } },
      notes: {
        create: {
          ...{ id: note, staffName: "Asha", clientId: newId("cli") },
          contentSealed: sealStaffNote(say(`${which}-note`), id, note),
        },
      },
      messages: {
        create: {
          ...{ id: message, seq: 1, sender: "visitor", senderName: say(`${which}-sender`) },
          contentSealed: sealContent(say(`${which}-message`), id, message),
        },
      },
    },
  });
  await db.chatSearchEntry.create({ data: { sessionId: id, token: 7n } });
}

async function leaveNote(say: Say, { email, guestId }: Person) {
  const [offline, answer] = [newId("off"), newId("ans")];
  await db.offlineMessage.create({
    data: {
      ...{ id: offline, visitorId: guestId, name: say("offline-name"), email, phone: say("offline-phone") },
      messageSealed: sealNote(say("offline-words"), offline),
      answers: {
        create: {
          ...{ id: answer, staffName: "Asha", clientId: newId("cli") },
          contentSealed: sealAnswer(say("offline-answer"), { offlineMessageId: offline, id: answer }),
        },
      },
    },
  });
}

async function buy(say: Say, { email, customerId, loginId, guestId }: Person, shop: Shop, delivered: boolean) {
  const productId = shop.product.id;
  const cart = { visitorId: guestId, email, customerId };
  const bought = await db.cart.create({ data: { id: newId("cart"), ...cart, orderedAt: AT } });
  const items = { create: { id: newId("itm"), productId, quantity: 3 } };
  await db.cart.create({ data: { id: newId("cart"), ...cart, items, abandonedAt: AT } });
  const coupon = { percentOff: 10, validFrom: AT, validUntil: new Date(AT.getTime() + DAY_MS), customerId };
  await db.coupon.create({ data: { id: newId("cpn"), code: say("coupon"), purpose: newId("for"), ...coupon } });
  const { id } = await db.order.create({
    data: {
      ...{ id: newId("ord"), cartId: bought.id, customerId, customerLoginId: loginId, visitorId: guestId, email },
      ...{ name: say("buyer"), phone: say("order-phone"), county: "Nairobi", address: say("address"), placedAt: AT },
      ...{ paymentMethod: "mpesa_till", mpesaCode: say("mpesa"), paidAt: AT, deliveredAt: delivered ? AT : null },
      ...{ subtotalCents: 185_000, deliveryCents: 20_000, totalCents: 205_000 },
      items: { create: { id: newId("oit"), productId, name: shop.product.name, priceCents: 185_000, quantity: 1 } },
    },
  });
  const review = newId("rev");
  const stars = { productId, orderId: id, customerId, stars: 5, shownName: say("shown") };
  await db.review.create({ data: { id: review, ...stars, content: sealReview(say("review"), review) } });
  return id;
}

async function getMail(say: Say, { email, customerId }: Person) {
  await db.emailSubscription.create({
    data: {
      ...{ id: newId("sub"), email, name: say("subscriber"), source: say("source"), confirmedAt: AT },
      records: {
        create: {
          ...{ id: newId("con"), act: "confirmed", textShown: say("text"), source: say("evidence") },
          ...{ ipAddress: say("consent-ip"), userAgent: say("consent-agent"), at: AT },
        },
      },
    },
  });
  await db.suppression.create({ data: { id: newId("sup"), email, reason: "soft_bounces", everything: false } });
  const error = say("error");
  await db.emailLog.create({
    data: {
      ...{ id: newId("eml"), onceKey: newId("key"), stream: "marketing", message: "cart-saved", customerId },
      ...{ toEmail: email, toName: say("to"), subject: say("subject"), error, plannedAt: AT, acceptedAt: AT },
      body: { create: { html: `<p>${say("words")}</p>`, text: say("words"), headers: { "x-to": email } } },
      attempts: { create: { id: newId("att"), number: 1, error } },
      events: { create: { id: newId("eev"), kind: "click", human: true, url: say("url"), userAgent: say("reader") } },
    },
  });
  const waiting = { stream: "marketing", message: "cart-questions", toEmail: email } as const;
  await db.emailLog.create({ data: { id: newId("eml"), onceKey: newId("key"), ...waiting, deferredUntil: AT } });
  const run = { flow: "welcome", subjectKey: newId("s"), subjectId: "s", email, waitingFor: "send-help" };
  await db.automationRun.create({ data: { id: newId("run"), ...run } });
}

/**
 * For tests: somebody who used all of the shop. Whatever is his carries a word of its own that begins with `mark`.
 * @param delivered false: his parcel is still under way
 * @returns the words
 */
export async function leaveTraces(mark: string, { delivered = true, shop }: { delivered?: boolean; shop: Shop }) {
  const words = new Set<string>();
  const say = (what: string) => {
    words.add(`${mark}-${what}`);
    return `${mark}-${what}`;
  };
  const person = await leaveProfile(say);
  const { email, customerId, signedInId, guestId } = person;
  await leaveChat(say, "signed-in", signedInId, { customerId });
  await leaveChat(say, "guest", guestId, { email: email.toUpperCase() });
  await leaveNote(say, person);
  const orderId = await buy(say, person, shop, delivered);
  await getMail(say, person);
  return { email, customerId, orderId, words: [...words] };
}

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
