import { createCipheriv } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aDataKey, withDataKeys } from "@/testing/with-data-keys";
import { blindToken, blindTokens } from "./blind-index";
import { seal, sealedPrefix, unseal } from "./secret-box";

const [old, young] = [aDataKey("o"), aDataKey("y")];

/** As texts were stored before the key's id stood in them. */
function sealedWithoutId(text: string, row: string, key: string): string {
  const iv = Buffer.alloc(12, "i");
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64"), iv).setAAD(Buffer.from(row));
  return `v1.${Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString("base64")}`;
}

describe("seal", () => {
  it("opens for its own row, any text", () => {
    for (const text of ["", "Habari 👋", "x".repeat(4_000)])
      expect(unseal(seal(text, "ses_1/msg_1"), "ses_1/msg_1")).toBe(text);
  });

  it("shows nothing of the text, and never the same twice", () => {
    const [one, two] = [seal("CANARY", "r"), seal("CANARY", "r")];
    expect(one).not.toBe(two);
    expect(Buffer.from(one.slice(sealedPrefix().length), "base64").toString("latin1")).not.toContain("CANARY");
  });

  it("does not open for another row, nor after a change", () => {
    const stored = seal("hello", "ses_1/msg_1");
    expect(() => unseal(stored, "ses_1/msg_2")).toThrow("moved");
    const bytes = Buffer.from(stored.slice(sealedPrefix().length), "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => unseal(sealedPrefix() + bytes.toString("base64"), "ses_1/msg_1")).toThrow("changed");
    expect(() => unseal("v9.AAAA", "ses_1/msg_1")).toThrow("v9");
  });
});

describe("several keys", () => {
  it("seals with the first and opens what any of them sealed", async () => {
    const stored = await withDataKeys([old], () => seal("hello", "r"));
    await withDataKeys([young, old], () => {
      expect(stored.startsWith(sealedPrefix())).toBe(false);
      expect(unseal(stored, "r")).toBe("hello");
      expect(seal("hello", "r").startsWith(sealedPrefix())).toBe(true);
    });
  });

  it("opens what was sealed before texts named their key, with whichever fits", async () => {
    const stored = sealedWithoutId("hello", "r", old);
    for (const keys of [[old], [young, old]]) expect(await withDataKeys(keys, () => unseal(stored, "r"))).toBe("hello");
    await withDataKeys([young], () => expect(() => unseal(stored, "r")).toThrow("no key of DATA_ENCRYPTION_KEY"));
  });

  it("says which key is missing, and nothing of any key", async () => {
    const [stored, id] = await withDataKeys([old], () => [seal("hello", "r"), sealedPrefix().split(".")[1]] as const);
    await withDataKeys([young], () => expect(() => unseal(stored, "r")).toThrow(`the key ${id}, which is not in`));
    expect(Buffer.from(old, "base64").toString("hex")).not.toContain(id);
  });

  it("knows a word under each of them, under the first for what is written", async () => {
    const token = await withDataKeys([old], () => blindToken("basin"));
    await withDataKeys([young, old], () => {
      expect(blindToken("basin")).not.toBe(token);
      expect(blindTokens("basin")).toEqual([blindToken("basin"), token]);
    });
  });
});
