import { expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db";
import { changeSetting } from "./change-setting";
import { defineSetting, readSetting } from "./read-setting";

const opening = defineSetting("test.opening", z.object({ hour: z.number().min(0).max(24).default(8) }));

test("what was never set has its default, what was set is read by the next one", async () => {
  await expect(readSetting(opening)).resolves.toEqual({ hour: 8 });
  await changeSetting(opening, { hour: 9 }, { id: "stf_1" });
  await changeSetting(opening, { hour: 10 }, { id: "stf_1" });
  await expect(readSetting(opening)).resolves.toEqual({ hour: 10 });
});

test("a stored value that makes no sense stops nothing: the defaults hold", async () => {
  await db.setting.create({ data: { key: "test.opening", value: { hour: "late" } } });
  await expect(readSetting(opening)).resolves.toEqual({ hour: 8 });
});
