import { type MailLocale, type MessageName, messages } from "@emails/messages";
import { describe, expect, it } from "vitest";
import { describeMessage } from "./describe-message";
import { faultsOf, labelOf, longestOf } from "./rules";

const faultsIn = (message: MessageName, texts: Record<string, string>, locale: MailLocale = "en") => {
  const { places, variables, texts: own } = describeMessage(message, locale);
  return faultsOf({ ...own, ...texts }, places, variables);
};

it.each(Object.keys(messages) as MessageName[])(
  "the words of %s in its file could be published, and those suggested in Swahili",
  (message) => {
    expect(faultsIn(message, {})).toEqual({});
    expect(faultsIn(message, {}, "sw")).toEqual({});
  },
);

describe("what cannot be published", () => {
  it("a variable that the message does not have", () => {
    expect(faultsIn("cart-saved", { body: "Order {{orderNumber}}" }).body).toContain("{{orderNumber}}");
    expect(faultsIn("order-shipped", { body: "Order {{orderNumber}}" })).toEqual({});
    expect(faultsIn("cart-saved", { body: "{{}}" }).body).toContain("{{}}");
    expect(faultsIn("cart-saved", { body: "{{constructor}}" }).body).toBeDefined();
  });

  it("a variable that may be empty, without a word for then", () => {
    expect(faultsIn("cart-saved", { greeting: "Dear {{firstName}}," }).greeting).toContain("{{firstName|");
    expect(faultsIn("cart-saved", { greeting: "Dear {{firstName|friend}}, dear{{ firstName | }}" })).toEqual({});
  });

  it("a variable that is there whenever its place is drawn needs no such word, elsewhere it does", () => {
    expect(faultsIn("cart-last-call", { offerSubject: "{{percentOff}}% off" })).toEqual({});
    expect(faultsIn("cart-last-call", { body: "{{percentOff}}% off" }).body).toContain("may be empty");
  });

  it("a blank where words are needed; where they are not, a blank is fine", () => {
    expect(faultsIn("cart-saved", { button: "  ", note: "" })).toEqual({ button: expect.stringContaining("needed") });
  });

  it("braces that are not closed", () => {
    for (const body of ["{{firstName", "firstName}}", "{{first{Name|}}"])
      expect(faultsIn("cart-saved", { body }).body, body).toBeDefined();
  });

  it("what is too long for its place", () => {
    expect(faultsIn("cart-saved", { subject: "x".repeat(151), body: "x".repeat(2_000) })).toEqual({
      subject: expect.stringContaining("151"),
    });
  });
});

it("a place's name tells how long its text may be, and reads as words", () => {
  expect(["subject", "offerSubject", "button", "backLink", "body"].map(longestOf)).toEqual([150, 150, 40, 60, 2_000]);
  expect(labelOf("offerSubject")).toBe("Offer subject");
});
