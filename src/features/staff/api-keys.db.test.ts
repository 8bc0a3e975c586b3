import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { findStaff } from "@/lib/session";
import { aStaffMember } from "@/testing/factories/staff";
import { createApiKey } from "./create-api-key";
import { listApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";

afterAll(closeDatabase);

const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });

it("lets a program act as its owner until the key is revoked, also twice", async () => {
  const staff = await aStaffMember();
  const { id, key } = await createApiKey({ name: "Till" }, staff);
  expect(await findStaff(bearer(key))).toMatchObject(staff);
  expect(await findStaff(bearer(`${key}x`))).toBeNull();
  await revokeApiKey(id, new Date("2026-11-22T10:00:00Z"));
  await revokeApiKey(id, new Date("2026-11-22T11:00:00Z"));
  expect(await findStaff(bearer(key))).toBeNull();
  expect((await db.staffApiKey.findUniqueOrThrow({ where: { id } })).revokedAt).toEqual(
    new Date("2026-11-22T10:00:00Z"),
  );
});

it("keeps the key nowhere, neither in a column nor in the list", async () => {
  const { key } = await createApiKey({ name: "Till" }, await aStaffMember());
  const rows = await db.$queryRaw`SELECT to_jsonb(k)::text AS row FROM staff_api_key k`;
  expect(JSON.stringify(rows)).not.toContain(key);
  const list = await listApiKeys();
  expect(list).toMatchObject([{ name: "Till", hint: key.slice(0, 10), lastUsedAt: null }]);
  expect(JSON.stringify(list)).not.toContain(key);
});

it("opens nothing for a key whose owner was deactivated", async () => {
  const staff = await aStaffMember();
  const { key } = await createApiKey({ name: "Till" }, staff);
  await db.staff.update({ where: { id: staff.id }, data: { deactivatedAt: new Date() } });
  expect(await findStaff(bearer(key))).toBeNull();
});

it("knows no key that was never made", async () => {
  await expect(revokeApiKey("sak_none")).rejects.toMatchObject({ code: "staff.unknown_key" });
});
