import type { Act, Diary, Person, Sent } from "./diary";

// Written from FLOWS.md alone: it imports nothing of the product, so that both can be wrong only independently.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Africa/Nairobi has been UTC+3 without daylight saving since 1960. */
const SHOP_OFFSET = 3 * HOUR;
/** Between a moment and the mail that it allows; the jobs gather for a second. */
const SOON = 2 * MINUTE;

const cartMails = ["cart-saved", "cart-questions", "cart-last-call"];
const cartWaits = [HOUR, 24 * HOUR, 72 * HOUR];
const orderMails: Record<string, "ordered" | "shipped" | "delivered"> = {
  "order-confirmed": "ordered",
  "order-shipped": "shipped",
  "order-delivered": "delivered",
};
const transactional = new Set([...Object.keys(orderMails), "confirm-subscription", "password-reset", "missed-reply"]);

const localDate = (at: number) => new Date(at + SHOP_OFFSET).toISOString().slice(0, 10);
const localHour = (at: number) => new Date(at + SHOP_OFFSET).getUTCHours();
const show = (at: number) => new Date(at + SHOP_OFFSET).toISOString().replace(/\.\d+Z/, " EAT");

/** Marketing mail may go at this moment, as far as the hour and the day say. */
const isOpen = (at: number, holidays: Set<string>) =>
  localHour(at) >= 8 && localHour(at) < 20 && !holidays.has(localDate(at));

type Life = { person: Person; acts: Act[]; sent: Sent[]; marketing: Sent[] };

/** Every breach of FLOWS.md in a year of mails, in words; none when all is well. */
export function breachesOf(diary: Diary): string[] {
  return diary.people.flatMap((person) => {
    const acts = diary.acts.filter(({ email }) => email === person.email).sort((a, b) => a.at - b.at);
    const sent = diary.sent.filter(({ email }) => email === person.email).sort((a, b) => a.at - b.at);
    const life = { person, acts, sent, marketing: sent.filter(({ message }) => !transactional.has(message)) };
    const found = [
      ...keysTwice(life),
      ...withoutConsent(life),
      ...overCaps(life),
      ...outOfHours(life, diary.holidays),
      ...wrongCartMails(life),
      ...wrongOrderMails(life, diary.until),
      ...wrongWelcomes(life),
      ...wrongReviewRequests(life),
      ...wrongBirthdays(life),
      ...wrongReactivations(life),
      ...missedCartMails(life, diary),
    ];
    return found.map((breach) => `${person.email}: ${breach}`);
  });
}

const line = ({ at, message, onceKey }: Sent) => `${message} (${onceKey}) at ${show(at)}`;
const last = <Found>(found: Found[]): Found | undefined => found.at(-1);
const before = (acts: Act[], at: number, ...kinds: Act["kind"][]) =>
  acts.filter((act) => act.at <= at && kinds.includes(act.kind));

function keysTwice({ sent }: Life): string[] {
  const seen = new Set<string>();
  return sent.filter(({ onceKey }) => seen.size === seen.add(onceKey).size).map((mail) => `twice: ${line(mail)}`);
}

function mayMarket(acts: Act[], at: number): string | null {
  if (before(acts, at, "bounced", "complained").length > 0) return "suppressed";
  const consent = last(before(acts, at, "consented", "unsubscribed"))?.kind;
  if (consent !== "consented") return consent ?? "never consented";
  const pause = last(before(acts, at, "paused", "resumed", "consented"));
  return pause?.kind === "paused" && at < pause.at + 30 * DAY ? "paused" : null;
}

function withoutConsent({ acts, sent, marketing }: Life): string[] {
  const barred = marketing.flatMap((mail) => {
    const why = mayMarket(acts, mail.at);
    return why ? [`${why}: ${line(mail)}`] : [];
  });
  const toTheDead = sent.filter(({ at }) => before(acts, at - 1, "bounced", "complained").length > 0);
  return [...barred, ...toTheDead.map((mail) => `after a hard bounce or complaint: ${line(mail)}`)];
}

function overCaps({ marketing }: Life): string[] {
  return marketing.flatMap((mail, index) => {
    const earlier = marketing.slice(0, index);
    const breaches: string[] = [];
    if (earlier.some(({ at }) => mail.at - at < 16 * HOUR)) breaches.push(`within 16 h of another: ${line(mail)}`);
    if (earlier.filter(({ at }) => mail.at - at < 7 * DAY).length >= 3) breaches.push(`a fourth in 7 d: ${line(mail)}`);
    return breaches;
  });
}

function outOfHours({ marketing }: Life, holidays: Set<string>): string[] {
  return marketing.filter(({ at }) => !isOpen(at, holidays)).map((mail) => `at night or on a holiday: ${line(mail)}`);
}

/** The cart as it was at a moment: its last change, and how many pieces were in it. */
function cartAt(acts: Act[], cartId: string, at: number) {
  return last(acts.filter((act) => act.kind === "cart_changed" && act.cartId === cartId && act.at <= at)) as
    | Extract<Act, { kind: "cart_changed" }>
    | undefined;
}

function chatIsOpen(acts: Act[], at: number): boolean {
  return last(before(acts, at, "chat_begun", "chat_closed"))?.kind === "chat_begun";
}

function wrongCartMails({ acts, marketing }: Life): string[] {
  return marketing.flatMap((mail) => {
    const number = cartMails.indexOf(mail.message);
    if (number < 0 || !mail.cartId) return [];
    const cart = cartAt(acts, mail.cartId, mail.at);
    const breaches: string[] = [];
    if (!cart) return [`about a cart that nobody filled: ${line(mail)}`];
    if (mail.at - cart.at < (cartWaits[number] ?? 0)) breaches.push(`too early: ${line(mail)}`);
    if (cart.pieces === 0) breaches.push(`about an empty cart: ${line(mail)}`);
    if (before(acts, mail.at, "ordered").some(({ at }) => at >= cart.at))
      breaches.push(`after the order: ${line(mail)}`);
    if (chatIsOpen(acts, mail.at)) breaches.push(`during a chat: ${line(mail)}`);
    const others = marketing.filter((one) => cartMails.includes(one.message) && one.cartId !== mail.cartId);
    if (others.some(({ at }) => at < mail.at && mail.at - at < 7 * DAY))
      breaches.push(`re-entry within 7 d: ${line(mail)}`);
    return breaches;
  });
}

/** One for each order and status, at once, by day and by night; none for who cannot be reached. */
function wrongOrderMails({ acts, sent }: Life, until: number): string[] {
  return acts.flatMap((act) => {
    const message = Object.keys(orderMails).find((name) => orderMails[name] === act.kind);
    if (!message || !("orderId" in act) || act.at > until - SOON) return [];
    if (before(acts, act.at, "bounced", "complained").length > 0) return [];
    const mails = sent.filter((mail) => mail.message === message && mail.orderId === act.orderId);
    // An order that is cancelled within the second needs no confirmation any more.
    const cancelled = acts.some(
      (one) => one.kind === "cancelled" && one.orderId === act.orderId && one.at - act.at < SOON,
    );
    if (mails.length !== 1) return cancelled ? [] : [`${mails.length} × ${message} for ${act.orderId}`];
    const late = (mails[0]?.at ?? 0) - act.at;
    return late < 0 || late > SOON ? [`${message} for ${act.orderId} ${late / MINUTE} min after`] : [];
  });
}

/** When the consent of a moment began: pressing the button again without having left in between begins nothing. */
function consentBegan({ acts, marketing }: Life, at: number): number | undefined {
  let began: number | undefined;
  for (const { at: pressed } of before(acts, at, "consented")) {
    const left = acts.some((act) => act.kind === "unsubscribed" && act.at > (began ?? 0) && act.at <= pressed);
    const silent = sunsetsOf(acts, marketing, pressed).some((end) => end > (began ?? 0));
    if (began === undefined || left || silent) began = pressed;
  }
  return began;
}

function wrongWelcomes(life: Life): string[] {
  const { acts, marketing } = life;
  const series = ["welcome", "welcome-favourites", "welcome-help"];
  const waits = [0, 2 * DAY, 5 * DAY];
  return marketing.flatMap((mail) => {
    const number = series.indexOf(mail.message);
    if (number < 0) return [];
    const began = consentBegan(life, mail.at);
    const breaches: string[] = [];
    if (began === undefined) return [`welcome of a stranger: ${line(mail)}`];
    if (mail.at - began < (waits[number] ?? 0)) breaches.push(`too early: ${line(mail)}`);
    const ordered = before(acts, mail.at, "ordered").some(({ at }) => at >= began);
    if (number > 0 && ordered) breaches.push(`welcome after the first order: ${line(mail)}`);
    return breaches;
  });
}

function wrongReviewRequests({ acts, marketing }: Life): string[] {
  const requests = marketing.filter(({ message }) => message.startsWith("review-"));
  return requests.flatMap((mail, index) => {
    const of = (kind: Act["kind"]) =>
      acts.find((act) => act.kind === kind && "orderId" in act && act.orderId === mail.orderId);
    const breaches: string[] = [];
    const [delivered, returned, reviewed] = [of("delivered"), of("returned"), of("reviewed")];
    if (!delivered || mail.at - delivered.at < 7 * DAY) breaches.push(`too early: ${line(mail)}`);
    if (returned && returned.at <= mail.at) breaches.push(`about what came back: ${line(mail)}`);
    if (reviewed && reviewed.at <= mail.at) breaches.push(`about what was reviewed: ${line(mail)}`);
    const earlier = requests.slice(0, index).filter(({ orderId }) => orderId === mail.orderId);
    if (earlier.length > 1) breaches.push(`a third about one order: ${line(mail)}`);
    if (chatIsOpen(acts, mail.at)) breaches.push(`during a chat: ${line(mail)}`);
    return breaches;
  });
}

/** The moments at 00:00 of the person's birthdays around a year; 29 February counts as the 28th in other years. */
function birthdaysOf({ birthDay, birthMonth }: Person, year: number): number[] {
  if (birthDay === null || birthMonth === null) return [];
  return [year - 1, year, year + 1].map((one) => {
    const leap = new Date(Date.UTC(one, 1, 29)).getUTCMonth() === 1;
    const day = birthMonth === 2 && birthDay === 29 && !leap ? 28 : birthDay;
    return Date.UTC(one, birthMonth - 1, day) - SHOP_OFFSET;
  });
}

function wrongBirthdays({ person, acts, marketing }: Life): string[] {
  const offers = marketing.filter(({ message }) => message === "birthday-offer");
  const reminders = marketing.filter(({ message }) => message === "birthday-reminder");
  const nearest = ({ at }: Sent, fromDays: number, toDays: number) =>
    birthdaysOf(person, new Date(at).getUTCFullYear()).find(
      (day) => at >= day - fromDays * DAY && at <= day + toDays * DAY,
    );
  const wrongOffers = offers.flatMap((mail, index) => {
    const day = nearest(mail, 7, 14);
    if (day === undefined) return [`far from the birthday: ${line(mail)}`];
    const again = offers.slice(0, index).some(({ at }) => mail.at - at < 300 * DAY);
    return again ? [`a second one in the year: ${line(mail)}`] : [];
  });
  const wrongReminders = reminders.flatMap((mail) => {
    const day = nearest(mail, 0, 15);
    if (day === undefined || mail.at < day + 11 * DAY - HOUR * 16) return [`reminder at the wrong time: ${line(mail)}`];
    const used = acts.some(
      (act) =>
        act.kind === "coupon_used" && act.purpose.startsWith("birthday") && act.at <= mail.at && act.at > day - 8 * DAY,
    );
    return used ? [`reminder of a used coupon: ${line(mail)}`] : [];
  });
  return [...wrongOffers, ...wrongReminders];
}

/** Moments of the "stay or go" mails that had ended marketing by a moment: no sign of life for 15 days after. */
function sunsetsOf(acts: Act[], marketing: Sent[], at: number): number[] {
  const gone = marketing.filter((mail) => mail.message === "stay-or-go" && at > mail.at + 15 * DAY);
  const signs = before(acts, at, "ordered", "clicked", "chat_begun");
  return gone.flatMap((end) => (signs.some((act) => act.at > end.at) ? [] : [end.at]));
}

function wrongReactivations({ acts, marketing }: Life): string[] {
  const waits: Record<string, number> = { "miss-you": 60 * DAY, "win-back": 90 * DAY, "stay-or-go": 120 * DAY };
  const breaches = marketing.flatMap((mail) => {
    const wait = waits[mail.message];
    if (wait === undefined) return [];
    const sign = last(before(acts, mail.at, "ordered", "clicked", "chat_begun"));
    return sign && mail.at - sign.at < wait
      ? [`alive ${Math.round((mail.at - sign.at) / DAY)} d ago: ${line(mail)}`]
      : [];
  });
  const afterSunset = marketing.filter(({ at }) =>
    sunsetsOf(acts, marketing, at).some(
      (end) => !acts.some((act) => act.kind === "consented" && act.at > end && act.at <= at),
    ),
  );
  return [...breaches, ...afterSunset.map((mail) => `after the sunset: ${line(mail)}`)];
}

/** A cart that is left alone with nothing that speaks against a mail gets its first one. */
function missedCartMails({ acts, marketing }: Life, diary: Diary): string[] {
  const changes = acts.filter((act): act is Extract<Act, { kind: "cart_changed" }> => act.kind === "cart_changed");
  return changes.flatMap((cart) => {
    const due = cart.at + HOUR;
    if (cart.pieces === 0 || due > diary.until - HOUR) return [];
    const open = isOpen(due, diary.holidays) && isOpen(due + SOON, diary.holidays);
    const quiet = !acts.some((act) => act !== cart && act.at >= cart.at && act.at <= due + SOON);
    const free = !marketing.some(({ at, message }) =>
      cartMails.includes(message) ? due - at < 8 * DAY && at < due : Math.abs(due - at) < 17 * HOUR,
    );
    // Each of the three goes once about one cart, however often it changes.
    const had = marketing.some(
      ({ message, cartId, at }) => message === "cart-saved" && cartId === cart.cartId && at < due,
    );
    const below = marketing.filter(({ at }) => at < due && due - at < 7 * DAY).length < 3;
    // Marketing has stopped, or stops any day now.
    const sunset = last(marketing.filter(({ message, at }) => message === "stay-or-go" && at < due));
    if (sunset && before(acts, due, "consented").every(({ at }) => at < sunset.at)) return [];
    if (!open || !quiet || !free || had || !below || mayMarket(acts, due) || chatIsOpen(acts, due)) return [];
    if (before(acts, due, "ordered").some(({ at }) => at >= cart.at)) return [];
    const got = marketing.some(
      ({ message, cartId, at }) => message === "cart-saved" && cartId === cart.cartId && at >= due && at <= due + SOON,
    );
    return got ? [] : [`no cart-saved for ${cart.cartId} left at ${show(cart.at)}`];
  });
}
