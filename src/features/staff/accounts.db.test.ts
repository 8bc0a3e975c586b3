import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aStaffMember } from "@/testing/factories/staff";
import { createStaff } from "./create-staff";
import { deactivateStaff } from "./deactivate-staff";
import { listAccounts } from "./list-accounts";
import { reactivateStaff } from "./reactivate-staff";
import { renewPassword } from "./renew-password";
import { signIn } from "./sign-in";

afterAll(closeDatabase);

const who = { headers: new Headers(), ip: "test" };
const brian = { name: "Brian", email: " Brian@Shop.example " };

it("makes an account that signs in with the password told once", async () => {
  const { email, password } = await createStaff(brian);
  expect(email).toBe("brian@shop.example");
  await signIn({ email, password }, who);
  expect(JSON.stringify(await db.staffAccount.findMany())).not.toContain(password);
});

it("makes one account when the same colleague is added twice at once, and says so to the other", async () => {
  const made = await atOnce(5, () => createStaff(brian));
  expect(fulfilled(made)).toHaveLength(1);
  for (const one of made)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "staff.email_taken" });
});

it("signs a deactivated colleague out, and lets him in again when he is reactivated", async () => {
  const asha = await aStaffMember("Asha");
  const { id, email, password } = await createStaff(brian);
  await signIn({ email, password }, who);
  await deactivateStaff(id, asha);
  await deactivateStaff(id, asha);
  expect(await db.staffSession.count()).toBe(0);
  await expect(signIn({ email, password }, who)).rejects.toMatchObject({ code: "staff.wrong_credentials" });
  expect((await listAccounts()).map(({ name }) => name)).toEqual(["Asha", "Brian"]);
  await reactivateStaff(id);
  await signIn({ email, password }, who);
});

it("always leaves somebody who can sign in, also when two close each other's accounts at once", async () => {
  const [asha, carol] = [await aStaffMember("Asha"), await aStaffMember("Carol")];
  await expect(deactivateStaff(asha.id, asha)).rejects.toMatchObject({ code: "staff.own_account" });
  const closed = await Promise.allSettled([deactivateStaff(asha.id, carol), deactivateStaff(carol.id, asha)]);
  expect(fulfilled(closed)).toHaveLength(1);
  expect(await db.staff.count({ where: { deactivatedAt: null } })).toBe(1);
});

it("gives a new password that alone opens the account, and none to nobody", async () => {
  const { id, email, password } = await createStaff(brian);
  await signIn({ email, password }, who);
  const renewed = await renewPassword(id);
  expect(await db.staffSession.count()).toBe(0);
  await expect(signIn({ email, password }, who)).rejects.toMatchObject({ code: "staff.wrong_credentials" });
  await signIn({ email, password: renewed.password }, who);
  await expect(renewPassword("stf_none")).rejects.toMatchObject({ code: "staff.unknown" });
});
