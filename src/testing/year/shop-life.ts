import { addItem } from "@/features/carts/add-item";
import { attachContact } from "@/features/carts/attach-contact";
import { setQuantity } from "@/features/carts/set-quantity";
import { closeSession } from "@/features/chat/close-session";
import { sendMessage } from "@/features/chat/send-message";
import { startSession } from "@/features/chat/start-session";
import { noteBounce } from "@/features/mail/note-bounce";
import { cancelOrder } from "@/features/orders/cancel-order";
import { deliverOrder } from "@/features/orders/deliver-order";
import { placeOrderForCart } from "@/features/orders/place-order-for-cart";
import { returnOrder } from "@/features/orders/return-order";
import { shipOrder } from "@/features/orders/ship-order";
import { reviewUrl } from "@/features/reviews/make-review-link";
import { writeReview } from "@/features/reviews/write-review";
import { changePreferences } from "@/features/subscriptions/change-preferences";
import { confirmSubscription } from "@/features/subscriptions/confirm-subscription";
import { confirmUrl, preferencesUrl, unsubscribeUrl } from "@/features/subscriptions/make-mail-links";
import { requestSubscription } from "@/features/subscriptions/request-subscription";
import { CONSENT_TEXT } from "@/features/subscriptions/schema";
import { unsubscribe } from "@/features/subscriptions/unsubscribe";
import { recordVisit } from "@/features/tracking/record-visit";
import { db, inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { openShop } from "@/testing/factories/carts";
import type { Diary, Person, Sent } from "./diary";
import { randomOf } from "./random";

/** Something that will be done; it may lead to more, later. */
export type Deed = { at: number; act: () => Promise<Deed[] | undefined> };

const nobody = { ip: null, userAgent: null };
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

type OrderAct = "shipped" | "delivered" | "cancelled" | "returned" | "reviewed";

type World = { shop: Awaited<ReturnType<typeof openShop>>; diary: Diary; random: () => number };

/**
 * The shoppers of a year and what they do, by the product's own use cases and noted in the diary: they subscribe, leave, pause, fill
 * carts, change their minds, order, chat, click, have birthdays. The same seed is the same year.
 */
export async function beginYear(options: { seed: number; people: number; from: Date; days: number }) {
  const { seed, people, from, days } = options;
  const random = randomOf(seed);
  const diary: Diary = {
    from: from.getTime(),
    until: from.getTime() + days * DAY_MS,
    people: [],
    acts: [],
    sent: [],
    holidays: new Set(),
  };
  const world: World = { shop: await openShop(1_000_000), diary, random };
  const deeds: Deed[] = [];
  for (let index = 0; index < people; index++) deeds.push(...(await aLife(world, `person${index}@example.com`)));
  return { diary, deeds, react: (mail: Sent, emailLogId: string) => reactionsTo(world, mail, emailLogId) };
}

async function aLife(world: World, email: string): Promise<Deed[]> {
  const { random, diary } = world;
  const between = (a: number, b: number) => a + random() * (b - a);
  const moment = () => between(diary.from, diary.until);
  const hasBirthday = random() < 0.7;
  const person: Person = {
    email,
    birthMonth: hasBirthday ? 1 + Math.floor(random() * 12) : null,
    birthDay: hasBirthday ? 1 + Math.floor(random() * 28) : null,
  };
  if (hasBirthday && random() < 0.05) Object.assign(person, { birthMonth: 2, birthDay: 29 });
  diary.people.push(person);
  const customer = { id: newId("cus"), email, name: `Person ${diary.people.length}` };
  await db.customer.create({ data: { ...customer, birthDay: person.birthDay, birthMonth: person.birthMonth } });
  const deeds: Deed[] = [];
  const begin = between(diary.from, diary.from + 60 * DAY_MS);
  if (random() < 0.85) deeds.push({ at: begin, act: () => agree(world, email) });
  if (random() < 0.2) deeds.push({ at: moment(), act: () => leave(world, email) });
  if (random() < 0.15) deeds.push({ at: moment(), act: () => rest(world, email) });
  const carts = Math.floor(between(0, 9));
  for (let cart = 0; cart < carts; cart++) deeds.push({ at: moment(), act: () => shop(world, email) });
  if (random() < 0.3) deeds.push({ at: moment(), act: () => chat(world, email) });
  return deeds;
}

async function agree({ diary, random }: World, email: string): Promise<Deed[]> {
  await requestSubscription({ email, source: "year", textShown: CONSENT_TEXT, ...nobody });
  if (random() < 0.1) return [];
  const confirm = async () => {
    const row = await db.emailSubscription.findUniqueOrThrow({ where: { email } });
    await confirmSubscription(tokenOf(confirmUrl(row.id, new Date())), nobody);
    diary.acts.push({ kind: "consented", at: Date.now(), email });
    return undefined;
  };
  return [{ at: Date.now() + 5 * MINUTE_MS + random() * 20 * HOUR_MS, act: confirm }];
}

async function leave({ diary, random }: World, email: string): Promise<Deed[] | undefined> {
  const row = await db.emailSubscription.findUnique({ where: { email } });
  if (!row) return undefined;
  await unsubscribe(tokenOf(unsubscribeUrl(row.id, new Date())), nobody);
  diary.acts.push({ kind: "unsubscribed", at: Date.now(), email });
  if (random() < 0.6) return undefined;
  return [{ at: Date.now() + random() * 60 * DAY_MS, act: () => agree({ diary, random } as World, email) }];
}

async function rest({ diary }: World, email: string): Promise<Deed[] | undefined> {
  const row = await db.emailSubscription.findUnique({ where: { email } });
  if (!row || row.unsubscribedAt || !row.confirmedAt) return undefined;
  await changePreferences(tokenOf(preferencesUrl(row.id, new Date())), { act: "pause" }, nobody);
  diary.acts.push({ kind: "paused", at: Date.now(), email });
  return undefined;
}

async function shop(world: World, email: string): Promise<Deed[]> {
  const { diary, random } = world;
  const visitor = await db.visitor.create({ data: { id: newId("vis") } });
  const shopper = { visitorId: visitor.id, customer: null };
  const productId = world.shop.product.id;
  const { cartId } = await addItem({ productId, quantity: 2 }, shopper);
  await attachContact({ email, name: "Wanjiru" }, shopper);
  let pieces = 2;
  const note = () => diary.acts.push({ kind: "cart_changed", at: Date.now(), email, cartId, pieces });
  note();
  const change = (quantity: number) => async () => {
    const cart = await db.cart.findUniqueOrThrow({ where: { id: cartId }, select: { orderedAt: true } });
    if (cart.orderedAt || quantity === pieces) return undefined;
    await setQuantity({ productId, quantity }, shopper);
    pieces = quantity;
    note();
    return undefined;
  };
  const later = (longestMs: number) => Date.now() + 20 * MINUTE_MS * random() + longestMs * random();
  const deeds: Deed[] = [];
  if (random() < 0.3) deeds.push({ at: later(50 * HOUR_MS), act: change(1 + Math.floor(random() * 5)) });
  if (random() < 0.1) deeds.push({ at: later(80 * HOUR_MS), act: change(0) });
  if (random() < 0.45)
    deeds.push({ at: later(random() < 0.5 ? HOUR_MS : 90 * HOUR_MS), act: () => order(world, email, cartId) });
  return deeds;
}

async function order(world: World, email: string, cartId: string): Promise<Deed[] | undefined> {
  const { diary, random } = world;
  const cart = await db.cart.findUniqueOrThrow({ where: { id: cartId }, include: { items: true } });
  if (cart.items.length === 0 || cart.orderedAt) return undefined;
  const delivery = { county: "Nairobi", address: "Moi Avenue 1", phone: "+254712345678" };
  const { orderId } = await placeOrderForCart(
    { cartId, name: "Wanjiru", email, paymentMethod: "pay_on_delivery", mpesaCode: undefined, ...delivery },
    world.shop.staff,
  );
  const at = Date.now();
  diary.acts.push({ kind: "ordered", at, email, cartId, orderId });
  const later = (hours: number, kind: OrderAct, work: () => Promise<unknown>): Deed => ({
    at: at + hours * HOUR_MS,
    act: async () => {
      await work();
      diary.acts.push({ kind, at: Date.now(), email, orderId });
      return undefined;
    },
  });
  if (random() < 0.08) return [later(20 * random(), "cancelled", () => cancelOrder({ orderId }))];
  const shipped = 4 + random() * 40;
  const delivered = shipped + 5 + random() * 60;
  const deeds = [
    later(shipped, "shipped", () => shipOrder({ orderId })),
    later(delivered, "delivered", () => deliverOrder({ orderId })),
  ];
  const review = { stars: 5 as const, content: "It pours well." };
  const token = () => tokenOf(reviewUrl(orderId, world.shop.product.id, new Date()));
  const fate = random();
  if (fate < 0.1)
    deeds.push(later(delivered + 300 * random(), "returned", () => returnOrder({ orderId, restock: true })));
  else if (fate < 0.35)
    deeds.push(later(delivered + 500 * random(), "reviewed", () => writeReview({ token: token(), ...review })));
  return deeds;
}

async function chat(world: World, email: string): Promise<Deed[]> {
  const { diary, random } = world;
  const customer = await db.customer.findUniqueOrThrow({ where: { email } });
  const visitor = await db.visitor.create({ data: { id: newId("vis"), customerId: customer.id } });
  const identity = { customerId: customer.id, email, name: customer.name };
  const { session } = await startSession(
    {},
    { visitor: { id: visitor.id }, customer: identity as never, ip: visitor.id },
  );
  const who = { side: "visitor" as const, visitorId: visitor.id, customerId: customer.id, ip: visitor.id };
  await sendMessage({ sessionId: session.sessionId, content: "Is the kettle there?" }, who);
  diary.acts.push({ kind: "chat_begun", at: Date.now(), email });
  const close = async () => {
    await closeSession({ sessionId: session.sessionId }, { id: world.shop.staff.id, name: world.shop.staff.name });
    diary.acts.push({ kind: "chat_closed", at: Date.now(), email });
    return undefined;
  };
  return [{ at: Date.now() + random() * 30 * HOUR_MS, act: close }];
}

/** What a mail makes its reader do: some click, few leave, fewer call it spam. */
function reactionsTo(world: World, { email, at }: Sent, emailLogId: string): Deed[] {
  const { diary, random } = world;
  const deeds: Deed[] = [];
  const click = async () => {
    await recordVisit(emailLogId, {
      kind: "click",
      url: "http://localhost:3000/",
      machine: null,
      userAgent: "Mozilla/5.0",
    });
    diary.acts.push({ kind: "clicked", at: Date.now(), email });
    return undefined;
  };
  if (random() < 0.12) deeds.push({ at: at + 10 * MINUTE_MS + random() * 30 * HOUR_MS, act: click });
  const bounce = async () => {
    await inTransaction(async (tx) => {
      const mail = await tx.emailLog.findUniqueOrThrow({ where: { id: emailLogId } });
      await noteBounce(tx, mail, { kind: "hard", why: "550 5.1.1 No such user" }, new Date());
    });
    diary.acts.push({ kind: "bounced", at: Date.now(), email });
    return undefined;
  };
  if (random() < 0.003) deeds.push({ at: at + 2 * MINUTE_MS, act: bounce });
  if (random() < 0.01) deeds.push({ at: at + HOUR_MS + random() * 10 * HOUR_MS, act: () => leave(world, email) });
  return deeds;
}
