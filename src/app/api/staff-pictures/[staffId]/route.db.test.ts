import { afterAll, expect, it } from "vitest";
import { changePicture } from "@/features/staff/change-picture";
import { getOwnProfile } from "@/features/staff/get-own-profile";
import { closeDatabase, db } from "@/lib/db";
import { aStaffMember } from "@/testing/factories/staff";
import { GET } from "./route";

afterAll(closeDatabase);

const jpeg = Buffer.from(`\xff\xd8\xff\xe0${"\0".repeat(40)}\xff\xd9`, "latin1");
const ask = (staffId: string, headers = {}) =>
  GET(new Request("http://localhost:3000/x", { headers }), { params: Promise.resolve({ staffId }) });

it("serves the picture a member set, for a year, and by its mark only once", async () => {
  const staff = await aStaffMember();
  const { url } = await changePicture(`data:image/webp;base64,${jpeg.toString("base64")}`, staff);
  expect((await getOwnProfile(staff)).pictureUrl).toBe(url);
  const served = await ask(staff.id);
  expect([served.status, served.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(served.headers.get("cache-control")).toContain("immutable");
  expect(Buffer.from(await served.arrayBuffer())).toEqual(jpeg);
  expect((await ask(staff.id, { "if-none-match": served.headers.get("etag") })).status).toBe(304);
});

it("keeps the old one when the new one is no picture, and serves nobody's who is gone or has none", async () => {
  const staff = await aStaffMember();
  await changePicture(`data:image/jpeg;base64,${jpeg.toString("base64")}`, staff);
  const svg = `data:image/png;base64,${btoa("<svg onload=alert(1)></svg> and some more text")}`;
  await expect(changePicture(svg, staff)).rejects.toMatchObject({ code: "staff.no_picture" });
  expect((await ask(staff.id)).status).toBe(200);
  await db.staff.update({ where: { id: staff.id }, data: { deactivatedAt: new Date() } });
  for (const id of [staff.id, (await aStaffMember("Brian")).id, "none", "../x"])
    expect((await ask(id)).status).toBe(404);
  await changePicture(null, staff);
  expect((await getOwnProfile(staff)).pictureUrl).toBeNull();
});
