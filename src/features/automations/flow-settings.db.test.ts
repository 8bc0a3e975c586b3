import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { changeFlowSettings } from "./change-flow-settings";
import { FLOW_SETTINGS_KEY, getFlowSettings } from "./get-flow-settings";
import { flowSettings } from "./schema";

const who = { id: "stf_1", name: "Achieng", email: "achieng@example.com" };
const defaults = {
  marketingOn: true,
  cartRecovery: {
    on: true,
    holdoutPercent: 0,
    couponPercent: 0,
    idleMinutes: 60,
    savedAfterMinutes: 60,
    questionsAfterMinutes: 1_440,
    lastCallAfterMinutes: 4_320,
  },
  missedReplies: { on: true, afterMinutes: 5, pauseMinutes: 15 },
  welcome: {
    ...{ on: true, holdoutPercent: 0 },
    ...{ welcomeAfterMinutes: 0, favouritesAfterMinutes: 2_880, helpAfterMinutes: 7_200 },
  },
  reviewRequests: { on: true, holdoutPercent: 0, requestAfterMinutes: 10_080, reminderAfterMinutes: 20_160 },
  birthdays: {
    ...{ on: true, holdoutPercent: 0 },
    ...{ offerDaysBefore: 7, validDays: 14, reminderDaysBeforeEnd: 3, couponPercent: 10 },
  },
  reactivation: {
    ...{ on: true, holdoutPercent: 0, couponPercent: 10, couponValidDays: 14 },
    ...{ missYouAfterMinutes: 86_400, winBackAfterMinutes: 129_600, stayOrGoAfterMinutes: 172_800 },
  },
  attributionDays: 5,
};

afterAll(closeDatabase);

describe("the settings of the flows", () => {
  it("are those of FLOWS.md until somebody changes them", async () => {
    expect(await getFlowSettings()).toEqual(defaults);
  });

  it("are kept with who changed them last, whole", async () => {
    const changed = flowSettings.parse({ marketingOn: false, cartRecovery: { questionsAfterMinutes: 2_880 } });
    await changeFlowSettings(flowSettings.parse({}), { ...who, id: "stf_2" });
    await changeFlowSettings(changed, who);
    expect(await getFlowSettings()).toEqual(changed);
    expect(await db.setting.findMany()).toMatchObject([{ key: FLOW_SETTINGS_KEY, updatedById: "stf_1" }]);
  });

  it("keep what two colleagues change of them at the same moment", async () => {
    const [welcome, birthdays] = [
      { ...defaults.welcome, on: false },
      { ...defaults.birthdays, couponPercent: 20 },
    ];
    await Promise.all([
      ...[{ welcome }, { birthdays }, { marketingOn: false }, { attributionDays: 7 }].map((change) =>
        changeFlowSettings(change, who),
      ),
    ]);
    expect(await getFlowSettings()).toEqual({
      ...defaults,
      welcome,
      birthdays,
      marketingOn: false,
      attributionDays: 7,
    });
  });

  it("keep the values set before a new one existed, and give the new one its default", async () => {
    await db.setting.create({ data: { key: FLOW_SETTINGS_KEY, value: { cartRecovery: { on: false } } } });
    expect(await getFlowSettings()).toEqual({ ...defaults, cartRecovery: { ...defaults.cartRecovery, on: false } });
  });

  it("are the defaults when what is stored makes no sense", async () => {
    await db.setting.create({ data: { key: FLOW_SETTINGS_KEY, value: { cartRecovery: { idleMinutes: "soon" } } } });
    expect(await getFlowSettings()).toEqual(defaults);
  });
});
