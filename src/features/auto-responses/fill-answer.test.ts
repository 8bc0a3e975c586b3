import { describe, expect, it, test } from "vitest";
import { defaultHours } from "@/features/opening-hours/get-opening-hours";
import { defaultAutoResponses } from "./default-auto-responses";
import { type AnswerFacts, answerVariables, fillAnswer, findFaults, withHandOver } from "./fill-answer";
import { findCounty } from "./find-county";

const facts: AnswerFacts = {
  now: new Date("2026-11-23T09:00:00+03:00"),
  calendar: { hours: defaultHours, closedDays: new Map([["2026-12-25", "Christmas Day"]]) },
  customerName: "Wanjiku Kamau",
  county: null,
  staffOnline: true,
};

test.each([
  ["Hi {{customer.firstName}}!", {}, "Hi Wanjiku!"],
  ["Hi {{ customer.firstName }}!", { customerName: "  " }, "Hi friend!"],
  ["{{hours.now}}, {{hours.today}}", {}, "Open until 18:00, 8:00–18:00"],
  ["{{hours.week}}", {}, "Monday to Saturday, 8:00–18:00"],
  ["{{delivery.fee:Kisumu}}, {{delivery.days:Nairobi}}", {}, "KSh 500, 1–2 days"],
  ["It is {{delivery.fee}}", { county: "Kiambu" }, "It is KSh 350 to Kiambu"],
  ["It is {{delivery.fee}}", {}, "It is KSh 200 in Nairobi and up to KSh 800 elsewhere"],
  ["Till {{shop.till}}", {}, "Till 555010"],
  ["{{staff.expected}}", {}, "Somebody is here and answers you in a moment."],
  [
    "{{staff.expected}}",
    { staffOnline: false },
    "We are here today (open until 18:00): the next one of us who is free answers you.",
  ],
  [
    "{{staff.expected}}",
    { now: new Date("2026-12-25T09:00:00+03:00") },
    "We are not here just now (closed for Christmas Day, opens tomorrow at 8:00) and answer you then.",
  ],
])("%s", (text, more, filled) => expect(fillAnswer(text, { ...facts, ...more })).toBe(filled));

describe("what goes out", () => {
  it("has no braces and no undefined, whatever is stored and whatever people call themselves", () => {
    const nasty = [
      "{{nothing}}",
      "{{",
      "}} {{{{shop.till}}}}",
      "{{delivery.fee:Mars}}",
      "{{constructor}}",
      "{{shop.till",
    ];
    for (const text of [...nasty, ...Object.keys(answerVariables).map((name) => `{{${name}}}`)])
      for (const customerName of [null, "", "{{shop.till}}", "}}{{"]) {
        const out = fillAnswer(text, { ...facts, customerName });
        expect(out).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
      }
  });

  it("says that it hands over, and when a person answers, also where staff did not write it", () => {
    expect(fillAnswer(withHandOver("Sure."), facts)).toBe(
      "Sure.\n\nI hand you over to one of us now. Somebody is here and answers you in a moment.",
    );
    for (const { answer, handsOver } of defaultAutoResponses)
      if (handsOver) expect(fillAnswer(withHandOver(answer), facts)).toMatch(/hand you over/);
  });
});

test("what cannot be filled is refused with what can be", () => {
  expect(findFaults("{{shop.till}} {{delivery.fee:Kisumu}} {{customer.firstName}}")).toEqual([]);
  expect(findFaults("{{customer.name}}")[0]).toMatch(
    /no variable \{\{customer.name\}\}. There are: .*customer.firstName/,
  );
  expect(findFaults("{{delivery.fee:Mars}}")).toEqual(["In {{delivery.fee:Mars}}, please give a county, like Kisumu."]);
  expect(findFaults("{{shop.till:2}}")).toEqual(["{{shop.till}} takes nothing after a colon."]);
  expect(findFaults("{{shop.till")).toHaveLength(1);
  expect(findFaults("{{constructor}}")).toHaveLength(1);
});

test.each([
  ["Delivery to Kisumu?", "Kisumu"],
  ["to homa bay please", "Homa Bay"],
  ["Muranga", "Murang'a"],
  ["Niko Eldoret", "Uasin Gishu"],
  ["from Thika to Mombasa", "Kiambu"],
  ["to my home", null],
])("%s is in %s", (content, county) => expect(findCounty(content)).toBe(county));
