import { verifyPassword } from "better-auth/crypto";
import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { ensureFirstStaff } from "./ensure-first-staff";

afterAll(closeDatabase);

it("makes one account when ten processes ask at once, and tells the generated password once", async () => {
  const made = await Promise.all(Array.from({ length: 10 }, () => ensureFirstStaff()));
  expect(made.filter(({ password }) => password)).toHaveLength(1);
  expect(new Set(made.map(({ email }) => email))).toEqual(new Set(["owner@householdplanet.example"]));
  const account = await db.staffAccount.findFirstOrThrow();
  const password = made.find((one) => one.password)?.password ?? "";
  expect(await verifyPassword({ hash: account.password ?? "", password })).toBe(true);
  expect(await db.staff.count()).toBe(1);
});

it("takes the address and password it is given and does not repeat the password", async () => {
  const made = await ensureFirstStaff({ email: " Amina@Shop.example ", password: "long-enough-1" });
  expect(made).toEqual({ email: "amina@shop.example" });
  expect(await ensureFirstStaff({ email: "other@shop.example", password: "long-enough-2" })).toEqual(made);
});

it("refuses a short password and makes no account", async () => {
  await expect(ensureFirstStaff({ password: "short" })).rejects.toMatchObject({ code: "staff.password_too_short" });
  expect(await db.staff.count()).toBe(0);
});
