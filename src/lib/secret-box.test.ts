import { describe, expect, it } from "vitest";
import { seal, unseal } from "./secret-box";

describe("seal", () => {
  it("opens for its own row, any text", () => {
    for (const text of ["", "Habari 👋", "x".repeat(4_000)])
      expect(unseal(seal(text, "ses_1/msg_1"), "ses_1/msg_1")).toBe(text);
  });

  it("shows nothing of the text, and never the same twice", () => {
    const [one, two] = [seal("CANARY", "r"), seal("CANARY", "r")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.slice(3), "base64").toString("latin1")).not.toContain("CANARY");
  });

  it("does not open for another row, nor after a change", () => {
    const stored = seal("hello", "ses_1/msg_1");
    expect(() => unseal(stored, "ses_1/msg_2")).toThrow();
    const bytes = Buffer.from(stored.slice(3), "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => unseal(`v1.${bytes.toString("base64")}`, "ses_1/msg_1")).toThrow();
    expect(() => unseal("v9.AAAA", "ses_1/msg_1")).toThrow("v9");
  });
});
