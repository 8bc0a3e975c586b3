import { describe, expect, it } from "vitest";
import { hasLink, maskCardNumbers } from "./rules";

describe("maskCardNumbers", () => {
  // Numbers that the networks publish for tests.
  it.each([
    ["4111 1111 1111 1111", "•••• •••• •••• 1111"],
    ["5555-5555-5555-4444", "•••• •••• •••• 4444"],
    ["378282246310005", "•••• •••• •••• 0005"],
    ["3782 822463 10005", "•••• •••• •••• 0005"],
    ["6011000990139424", "•••• •••• •••• 9424"],
    ["3530111333300000", "•••• •••• •••• 0000"],
    ["2223003122003222", "•••• •••• •••• 3222"],
    ["4222222222222", "•••• •••• •••• 2222"],
    ["38520000023237", "•••• •••• •••• 3237"],
    ["6304000000000000", "•••• •••• •••• 0000"],
  ])("masks %s, in a sentence too", (number, masked) => {
    expect(maskCardNumbers(number)).toBe(masked);
    expect(maskCardNumbers(`My card is ${number}, 12/28 and 123.`)).toBe(`My card is ${masked}, 12/28 and 123.`);
    expect(maskCardNumbers(maskCardNumbers(number))).toBe(masked);
  });

  it("finds a card between other numbers, and several", () => {
    expect(maskCardNumbers("0712345678 4111111111111111 0712345678")).toBe("0712345678 •••• •••• •••• 1111 0712345678");
    expect(maskCardNumbers("4111 1111 1111 1111 12 28 123")).toBe("•••• •••• •••• 1111 12 28 123");
    expect(maskCardNumbers("4111111111111111 5555555555554444")).toBe("•••• •••• •••• 1111 •••• •••• •••• 4444");
  });

  it.each([
    ["a wrong check digit", "4111 1111 1111 1112"],
    ["a phone number", "+254 712 345 678"],
    ["two phone numbers", "0712 345 678 0733 444 555"],
    ["a phone number and a price", "254712345678 1200"],
    ["an order number", "Order #100482"],
    ["an M-Pesa code", "QGH7XK2L9P"],
    ["a till and an amount", "Till 5550123, KES 4500"],
    ["a Kenyan barcode", "6161100600013"],
    ["a phone's serial number", "356938035643809"],
    ["a number longer than any card's", "41111111111111111111111"],
    ["prices", "1200 1500 1800 2500"],
  ])("leaves %s alone: %s", (_, text) => {
    expect(maskCardNumbers(text)).toBe(text);
  });
});

describe("hasLink", () => {
  it.each([
    "see https://evil.example/login",
    "HTTP://EVIL.EXAMPLE",
    "www.free-money.co.ke now",
    "bit.ly/3xYz",
    "go to win-a-phone.top, today",
    "(https://a.b)",
    "http://shop.test.evil.com/",
    "http://shop.test:81/",
  ])("finds %j", (text) => {
    expect(hasLink(text, "shop.test")).toBe(true);
  });

  it.each([
    "https://shop.test/products/kettle",
    "shop.test/cart",
    "write to wanjiku@gmail.com",
    "Nice.To meet you",
    "3.5 litres, 1.200/= each",
    "e.g. the blue one...and the green one",
    "Asante.Nitakuja kesho",
  ])("finds none in %j", (text) => {
    expect(hasLink(text, "shop.test")).toBe(false);
  });
});
