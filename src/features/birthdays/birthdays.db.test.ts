import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeFlowSettings } from "@/features/automations/change-flow-settings";
import { getRun } from "@/features/automations/get-run";
import { flowSettings } from "@/features/automations/schema";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { openShop } from "@/testing/factories/carts";
import { aSubscriber } from "@/testing/factories/people";
import { mailToSink } from "@/testing/mail-to-sink";
import { beginBirthday } from "./begin-birthday";
import { planBirthday } from "./plan-birthday";
import { BIRTHDAY_MAILS } from "./rules";
import { scanBirthdays } from "./scan-birthdays";
import { sendBirthday } from "./send-birthday";

const [offer, reminder] = BIRTHDAY_MAILS;
const email = "wanjiru@example.com";
const date = "2026-12-01";
/** A Tuesday, 9:00 in Nairobi, no holiday near. */
const now = new Date("2026-11-24T06:00:00.000Z");
const end = new Date("2026-12-15T20:59:59.000Z");
/** A Saturday, and the Monday after the holiday of 12 December. */
const reminderDue = new Date("2026-12-12T06:00:00.000Z");
const afterHoliday = new Date("2026-12-13T05:00:00.000Z");

const sink = await mailToSink();
let customerId: string;

beforeEach(async () => {
  customerId = (await aSubscriber(email, now, { birthDay: 1, birthMonth: 12 })).customerId;
});

afterAll(closeDatabase);

async function begin(jobRunId = "job_1", day = date, at = now) {
  const run = await beginBirthday(customerId, day, jobRunId, at);
  if (!run) throw new Error("no run");
  return run;
}

const found = async () =>
  (await db.outboxEvent.findMany({ where: { name: "birthdays/birthday.neared" }, orderBy: { id: "asc" } })).map(
    ({ data }) => data,
  );

describe("the scan", () => {
  it("finds who has birthday within seven days and ever confirmed, and nobody else", async () => {
    await aSubscriber("later@example.com", now, { birthDay: 2, birthMonth: 12 });
    await aSubscriber("today@example.com", now, { birthDay: 24, birthMonth: 11 });
    await aSubscriber("unknown@example.com", now);
    const stranger = { id: "cus_stranger", email: "stranger@example.com", name: "S", birthDay: 1, birthMonth: 12 };
    await db.customer.create({ data: stranger });
    expect(await scanBirthdays(null, "", now)).toMatchObject({ found: 1, more: false });
    expect(await found()).toEqual([{ customerId, date }]);
  });

  it("finds the 29th of February a week before the 28th in other years", async () => {
    const leap = await aSubscriber("leap@example.com", now, { birthDay: 29, birthMonth: 2 });
    await scanBirthdays("2027-02-21", "", now);
    expect(await found()).toEqual([{ customerId: leap.customerId, date: "2027-02-28" }]);
  });

  it("finds nobody twice once a run has begun, nor anybody while the flow is off", async () => {
    const { staff } = await openShop();
    await changeFlowSettings(flowSettings.parse({ birthdays: { on: false } }), staff);
    expect(await scanBirthdays(null, "", now)).toMatchObject({ found: 0 });
    await changeFlowSettings(flowSettings.parse({}), staff);
    await begin();
    expect(await scanBirthdays(null, "", now)).toMatchObject({ found: 0 });
  });

  it("walks on behind the last one of a page", async () => {
    expect(await scanBirthdays(null, customerId, now)).toEqual({ found: 0, lastId: customerId, more: false });
  });
});

describe("the offer", () => {
  it("goes once with one coupon of this person, also when ten jobs and ten workers take it at once", async () => {
    const runs = fulfilled(await atOnce(10, (index) => beginBirthday(customerId, date, `job_${index}`, now)));
    const [run, ...others] = runs.filter((one) => one !== null);
    expect(others).toEqual([]);
    if (run) await atOnce(10, () => sendBirthday(run, offer, 0, now));
    expect(sink.mails.map(({ to }) => to)).toEqual([email]);
    const coupons = await db.coupon.findMany();
    expect(coupons).toMatchObject([{ customerId, percentOff: 10, flow: "birthdays", validFrom: now, validUntil: end }]);
    expect((await db.emailBody.findFirstOrThrow()).text).toContain(coupons[0]?.code);
  });

  it("makes no coupon for who gets no mail, and stores why", async () => {
    await db.emailSubscription.update({ where: { email }, data: { unsubscribedAt: now } });
    const run = await begin();
    expect(await sendBirthday(run, offer, 0, now)).toEqual({ next: "end", reason: "unsubscribed" });
    expect(await db.coupon.count()).toBe(0);
    expect(await db.emailLog.findFirst()).toMatchObject({ declinedReason: "unsubscribed" });
  });

  it("goes once in a calendar year, also when the birthday is changed to the new year", async () => {
    await sendBirthday(await begin(), offer, 0, now);
    const december = new Date("2026-12-29T06:00:00.000Z");
    const moved = await begin("job_2", "2027-01-05", december);
    expect(await sendBirthday(moved, offer, 0, december)).toEqual({ next: "end", reason: "offered_this_year" });
    expect(await beginBirthday(customerId, "2026-12-30", "job_3", december)).toBeNull();
    expect(sink.mails).toHaveLength(1);
  });
});

describe("the reminder", () => {
  it("goes three days before the coupon ends, after the holiday, with the code of the offer", async () => {
    const run = await begin();
    await sendBirthday(run, offer, 0, now);
    expect(await planBirthday(run, reminder, now)).toEqual(reminderDue);
    expect(await sendBirthday(run, reminder, 0, reminderDue)).toEqual({ next: "again", at: afterHoliday });
    expect(await sendBirthday(run, reminder, 1, afterHoliday)).toEqual({ next: "on" });
    const { code } = await db.coupon.findFirstOrThrow();
    const bodies = await db.emailBody.findMany();
    expect(bodies.filter(({ text }) => text.includes(code))).toHaveLength(2);
    expect((await getRun(run.id)).steps.map(({ outcome }) => outcome)).toEqual(["sent", "deferred", "sent"]);
  });

  it("does not go once the coupon is used", async () => {
    const run = await begin();
    await sendBirthday(run, offer, 0, now);
    await db.coupon.updateMany({ data: { redeemedAt: now } });
    expect(await sendBirthday(run, reminder, 0, afterHoliday)).toEqual({ next: "end", reason: "coupon_used" });
    expect(sink.mails).toHaveLength(1);
  });
});
