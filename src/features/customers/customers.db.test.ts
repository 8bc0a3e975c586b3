import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { changeProfile } from "./change-profile";
import { chooseLanguage, findLanguage } from "./choose-language";
import { getProfile } from "./get-profile";
import { resetPassword } from "./reset-password";
import type { Comer, SignUpInput } from "./schema";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";
import { verifyLoginEmail } from "./verify-login-email";

const person: SignUpInput = {
  name: "Wanjiku Kamau",
  email: "wanjiku@example.com",
  password: "a long sentence",
  phone: "+254712345678",
  birthDay: 29,
  birthMonth: 2,
  consent: false,
};

async function comer(): Promise<Comer> {
  const { id } = await db.visitor.create({ data: { id: newId("vis") } });
  return { visitorId: id, ip: newId("ip"), userAgent: "test", headers: new Headers() };
}

const guest = { id: "cus_guest", email: person.email, name: "Wanjiku", phone: "+254700000001" };
const customerOf = async (visitorId: string) =>
  (await db.visitor.findUniqueOrThrow({ where: { id: visitorId } })).customerId;

describe("signing up", () => {
  test("opens an account, ties the browser to its person and announces the customer once", async () => {
    const who = await comer();
    const { customer } = await signUp(person, who);
    expect(customer).toMatchObject({ email: person.email, emailVerified: false });
    expect(await customerOf(who.visitorId)).toBe(customer.customerId);
    expect(await db.customer.findFirst()).toMatchObject({ birthDay: 29, birthMonth: 2, phone: person.phone });
    await signIn(person, await comer());
    expect(await db.outboxEvent.count({ where: { name: "customers/customer.registered" } })).toBe(1);
  });

  test("with an address that bought as a guest opens and changes nothing of that person's", async () => {
    await db.customer.create({ data: guest });
    const who = await comer();
    const { customer } = await signUp({ ...person, name: "Mallory", phone: "+254700000009" }, who);
    expect(customer.customerId).toBeNull();
    expect(await customerOf(who.visitorId)).toBeNull();
    expect(await db.customer.findFirst()).toMatchObject({ name: "Wanjiku", phone: guest.phone, birthDay: null });
    expect(await getProfile(customer)).toMatchObject({ phone: null, editable: false });
    const { name } = person;
    const change = changeProfile({ name }, customer);
    await expect(change).rejects.toMatchObject({ code: "customers.address_not_proved" });
  });

  test("the language of mails is the owner's to choose, and stays when another form leaves it out", async () => {
    const { customer } = await signUp(person, await comer());
    const { name } = person;
    const proved = { ...customer, emailVerified: true };
    await changeProfile({ name, language: "sw" }, proved);
    await changeProfile({ name }, proved);
    expect(await getProfile(proved)).toMatchObject({ language: "sw" });
    await chooseLanguage("wanjiku@example.com", "en");
    expect(await findLanguage("wanjiku@example.com")).toBe("en");
  });

  test("a second time with the same address is refused and changes nothing", async () => {
    await signUp(person, await comer());
    const again = signUp({ ...person, email: "wanjiku@example.com", password: "another sentence" }, await comer());
    await expect(again).rejects.toMatchObject({ code: "customers.address_taken" });
    expect(await db.customerLogin.count()).toBe(1);
    await expect(signIn({ ...person, password: "another sentence" }, await comer())).rejects.toThrow();
  });

  test("asks for marketing mail only when the box was ticked", async () => {
    await signUp(person, await comer());
    expect(await db.emailSubscription.count()).toBe(0);
    await signUp({ ...person, email: "akinyi@example.com", consent: true }, await comer());
    expect(await db.emailSubscription.findMany()).toMatchObject([{ email: "akinyi@example.com", confirmedAt: null }]);
  });
});

describe("signing in", () => {
  test("answers a wrong password and an unknown address alike", async () => {
    await signUp(person, await comer());
    const wrong = [
      { ...person, password: "wrong password" },
      { email: "nobody@example.com", password: "wrong password" },
    ];
    for (const input of wrong)
      await expect(signIn(input, await comer())).rejects.toMatchObject({ code: "customers.sign_in_refused" });
  });

  test("is throttled for an account, from wherever it is tried", async () => {
    for (let count = 0; count < 10; count++)
      await expect(signIn({ email: "x@example.com", password: "guess" }, await comer())).rejects.toThrow();
    const eleventh = signIn({ email: "x@example.com", password: "guess" }, await comer());
    await expect(eleventh).rejects.toMatchObject({ kind: "too_many" });
  });

  test("at a browser that was somebody else's makes it a new visitor", async () => {
    const who = await comer();
    const first = await signUp(person, who);
    const second = await signUp({ ...person, email: "akinyi@example.com" }, who);
    expect(second.visitorId).not.toBe(first.visitorId);
    expect(await customerOf(first.visitorId)).toBe(first.customer.customerId);
  });
});

describe("proving the address", () => {
  test("needs the mailed link and the account's own session: neither alone is enough", async () => {
    await db.customer.create({ data: guest });
    const { customer } = await signUp(person, await comer());
    const other = await signUp({ ...person, email: "akinyi@example.com" }, await comer());
    expect(await verifyLoginEmail(person.email, null)).toBe(false);
    expect(await verifyLoginEmail(person.email, other.customer.loginId)).toBe(false);
    expect(await db.customerLogin.findUnique({ where: { id: customer.loginId } })).toMatchObject({ customerId: null });
    expect(await verifyLoginEmail(person.email, customer.loginId)).toBe(true);
    expect(await db.customerLogin.findUnique({ where: { id: customer.loginId } })).toMatchObject({
      emailVerified: true,
      customerId: guest.id,
    });
  });
});

describe("a reset of the password", () => {
  async function mailedToken(loginId: string): Promise<string> {
    const token = newId("token");
    const identifier = `reset-password:${token}`;
    const expiresAt = new Date(Date.now() + 60_000);
    await db.customerLoginVerification.create({ data: { id: newId("v"), identifier, value: loginId, expiresAt } });
    return token;
  }

  test("proves the address, and throws out who had taken it before", async () => {
    const squatter = await comer();
    const { customer } = await signUp(person, squatter);
    const token = await mailedToken(customer.loginId);
    await resetPassword({ token, password: "the owner's sentence" });
    expect(await db.customerLoginSession.count()).toBe(0);
    expect(await customerOf(squatter.visitorId)).toBeNull();
    await expect(signIn(person, await comer())).rejects.toMatchObject({ code: "customers.sign_in_refused" });
    const owner = await signIn({ email: person.email, password: "the owner's sentence" }, await comer());
    expect(owner.customer.emailVerified).toBe(true);
  });

  test("works once for a link, and not with a made-up one", async () => {
    const { customer } = await signUp(person, await comer());
    const token = await mailedToken(customer.loginId);
    await resetPassword({ token, password: "the owner's sentence" });
    for (const used of [token, "made-up"])
      await expect(resetPassword({ token: used, password: "a third sentence" })).rejects.toMatchObject({
        code: "customers.reset_link_not_valid",
      });
  });
});
