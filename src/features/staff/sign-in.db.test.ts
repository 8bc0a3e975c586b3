import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { ensureFirstStaff } from "./ensure-first-staff";
import { signIn } from "./sign-in";

afterAll(closeDatabase);

const who = { headers: new Headers(), ip: "test" };
const email = "amina@shop.example";
const password = "long-enough-1";

it("opens a session for the right password, however the address is written", async () => {
  await ensureFirstStaff({ email, password });
  await signIn({ email: " AMINA@shop.example", password }, who);
  expect(await db.staffSession.count()).toBe(1);
});

it("refuses a wrong password, an unknown address and a deactivated account in the same words", async () => {
  await ensureFirstStaff({ email, password });
  for (const wrong of [
    { email, password: "wrong-password" },
    { email: "nobody@shop.example", password },
  ])
    await expect(signIn(wrong, who)).rejects.toMatchObject({ code: "staff.wrong_credentials" });
  await db.staff.updateMany({ data: { deactivatedAt: new Date() } });
  await expect(signIn({ email, password }, who)).rejects.toMatchObject({ code: "staff.wrong_credentials" });
  expect(await db.staffSession.count()).toBe(0);
});

it("stops a guesser after ten tries, even with the right password", async () => {
  await ensureFirstStaff({ email, password });
  for (let n = 0; n < 10; n++) await signIn({ email, password: `wrong-${n}` }, who).catch(() => {});
  await expect(signIn({ email, password }, who)).rejects.toMatchObject({
    kind: "too_many",
    details: { retryAfterSeconds: expect.any(Number) },
  });
});

it("lets somebody who knows the password sign in as often as he likes", async () => {
  await ensureFirstStaff({ email, password });
  for (let n = 0; n < 12; n++) await signIn({ email, password }, who);
  expect(await db.staffSession.count()).toBe(12);
});
