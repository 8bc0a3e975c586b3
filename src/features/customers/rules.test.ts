import { describe, expect, test } from "vitest";
import { formatPhone, isBirthday, parsePhone } from "./rules";

test.each([
  ["0712 345 678", "+254712345678"],
  ["+254712345678", "+254712345678"],
  ["254712345678", "+254712345678"],
  ["0110-123456", "+254110123456"],
  ["+44 7911 123456", "+447911123456"],
])("stores the phone number %j as %s", (typed, stored) => {
  expect(parsePhone(typed)).toBe(stored);
});

test("shows a Kenyan number the way Kenyans write it", () => {
  expect(formatPhone("+254712345678")).toBe("0712 345678");
});

describe("isBirthday", () => {
  test("knows 29 February and no 30th", () => {
    expect(isBirthday(29, 2)).toBe(true);
    expect(isBirthday(30, 2)).toBe(false);
    expect(isBirthday(31, 4)).toBe(false);
    expect(isBirthday(1, 13)).toBe(false);
    expect(isBirthday(0, 1)).toBe(false);
  });
});
