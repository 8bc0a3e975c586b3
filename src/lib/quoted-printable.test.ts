import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { encodeQuotedPrintable, SOFT_BREAK } from "./quoted-printable";

const samples = [
  "",
  "Wanjiku",
  "ends with a blank ",
  "tab\tand = and\ttrailing\t",
  "Größe, 家庭, 🫖 ".repeat(40),
  `<p style="color:#000">${"x".repeat(500)}</p>`,
  "one\ntwo\r\n.three\r\n\r\nfive",
];

async function decode(encoded: string): Promise<string> {
  const head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
  return ((await simpleParser(head + encoded)).text ?? "").replace(/\n$/, "");
}

test.each(samples)("%j comes back as it was, in short lines of ASCII", async (text) => {
  const encoded = encodeQuotedPrintable(text);
  expect(encoded).toMatch(/^[\t\r\n -~]*$/);
  expect(Math.max(...encoded.split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(76);
  expect(await decode(`${encoded}${SOFT_BREAK}|`)).toBe(`${text.replaceAll("\r\n", "\n")}|`);
});

test("pieces that are joined softly are the whole", async () => {
  const joined = samples.map(encodeQuotedPrintable).join(SOFT_BREAK);
  expect(await decode(`${joined}${SOFT_BREAK}|`)).toBe(`${samples.join("").replaceAll("\r\n", "\n")}|`);
});
