import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce } from "@/testing/at-once";
import { addHoliday } from "./add-holiday";
import { changeOpeningHours } from "./change-opening-hours";
import { confirmHoliday } from "./confirm-holiday";
import { getAvailability } from "./get-availability";
import { defaultHours, getOpeningHours } from "./get-opening-hours";
import { listComingHolidays } from "./list-coming-holidays";
import { listHolidays } from "./list-holidays";
import { removeHoliday } from "./remove-holiday";
import { seedHolidays } from "./seed-holidays";
import { workOnHoliday } from "./work-on-holiday";

afterAll(closeDatabase);

const eat = (at: string) => new Date(`${at}:00+03:00`);
const words = async (at: string) => (await getAvailability(eat(at))).words;

describe("a year's holidays", () => {
  it("come by themselves when the year is first looked at, once, also at once", async () => {
    await atOnce(5, () => seedHolidays(2027));
    const list = await listHolidays([2027]);
    expect(list.map(({ day }) => day)).toEqual(expect.arrayContaining(["2027-01-01", "2027-10-20", "2027-12-25"]));
    expect(new Set(list.map(({ day }) => day)).size).toBe(list.length);
    expect((await listHolidays([2028])).length).toBeGreaterThan(8);
  });

  it("has those of the moon to be confirmed, and until then the shop works on them", async () => {
    const idd = (await listHolidays([2027])).find(({ name }) => name === "Idd-ul-Fitr");
    expect(idd).toMatchObject({ day: "2027-03-09", confirmed: false });
    expect(await words("2027-03-09T10:00")).toBe("Open until 18:00");
    await confirmHoliday({ day: "2027-03-09", onDay: "2027-03-10" });
    expect(await words("2027-03-09T10:00")).toBe("Open until 18:00");
    expect(await words("2027-03-10T10:00")).toBe("Closed for Idd-ul-Fitr, opens tomorrow at 8:00");
    await confirmHoliday({ day: "2027-03-09", onDay: "2027-03-10" });
    await expect(confirmHoliday({ day: "2027-03-09" })).rejects.toMatchObject({
      code: "opening-hours.unknown_holiday",
    });
  });

  it("stays as staff made it: what was removed does not come back", async () => {
    await listHolidays([2026]);
    await removeHoliday("2026-12-12");
    await removeHoliday("2026-12-12");
    await seedHolidays(2026);
    expect(await words("2026-12-12T10:00")).toBe("Open until 18:00");
  });

  it("from today on are listed for this year and the next", async () => {
    const days = (await listComingHolidays(eat("2026-12-13T09:00"))).map(({ day }) => day);
    expect(days[0]).toBe("2026-12-25");
    expect(days.at(-1)?.slice(0, 4)).toBe("2027");
  });
});

it("is open on a holiday that staff work on, and closed again when they do not", async () => {
  expect(await words("2026-12-12T10:00")).toMatch(/^Closed for Jamhuri Day/);
  await workOnHoliday({ day: "2026-12-12", works: true });
  expect(await words("2026-12-12T10:00")).toBe("Open until 18:00");
  await workOnHoliday({ day: "2026-12-12", works: false });
  expect(await words("2026-12-12T10:00")).toMatch(/^Closed for Jamhuri Day/);
  await expect(workOnHoliday({ day: "2026-12-13", works: true })).rejects.toMatchObject({ kind: "not_found" });
});

it("closes on a day that staff add, once, and not over another holiday", async () => {
  const stocktaking = { day: "2026-11-30", name: "Stocktaking" };
  await atOnce(3, () => addHoliday(stocktaking));
  expect(await words("2026-11-30T10:00")).toBe("Closed for Stocktaking, opens tomorrow at 8:00");
  await expect(addHoliday({ day: "2026-12-25", name: "Party" })).rejects.toMatchObject({
    details: { fields: { day: "Christmas Day is on that day already." } },
  });
  expect(await db.holiday.count({ where: { day: "2026-11-30" } })).toBe(1);
});

it("goes by the hours that staff set, at once in the process that set them, and by a team's own", async () => {
  expect(await words("2026-11-23T19:00")).toBe("Opens tomorrow at 8:00");
  const late = { ...defaultHours, mon: [{ from: "08:00", to: "21:30" }] };
  await changeOpeningHours(late, { id: "stf_1" });
  expect(await getOpeningHours()).toEqual(late);
  expect(await words("2026-11-23T19:00")).toBe("Open until 21:30");
  expect((await getAvailability(eat("2026-11-23T19:00"), defaultHours)).words).toBe("Opens tomorrow at 8:00");
});
