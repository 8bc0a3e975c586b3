import { describe, expect, it } from "vitest";
import { hashSecret, newSecret, readStamp, signStamp, signToken, verifyToken } from "./tokens";

const now = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-22T10:00:00Z");

describe("signToken", () => {
  it("gives back its subject to the purpose it was made for, until it expires", () => {
    const token = signToken("unsubscribe", "sub_1", later);
    expect(verifyToken("unsubscribe", token, now)).toBe("sub_1");
    expect(verifyToken("unsubscribe", token, later)).toBeNull();
  });

  it("is worth nothing for another purpose", () => {
    expect(verifyToken("preferences", signToken("unsubscribe", "sub_1", later), now)).toBeNull();
  });

  it("is worth nothing after any change to it", () => {
    const token = signToken("order", "ord_1", later);
    for (let at = 0; at < token.length; at++) {
      const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      // The last character of base64url carries spare bits: another spelling of the same signature is the same signature.
      if (verifyToken("order", changed, now) !== null) expect(at).toBe(token.length - 1);
    }
  });

  it.each(["", ".", "..", "a.b", "a.b.c.d", "zzzz.b3JkXzE.AAAA"])("refuses %j", (token) => {
    expect(verifyToken("order", token, now)).toBeNull();
  });
});

describe("signStamp", () => {
  const stamp = signStamp("tracked-link", "https://shop.test/a?b=ä&c=d");

  it("gives back its subject to the purpose it was made for, and needs no escaping in a URL", () => {
    expect(readStamp("tracked-link", stamp)).toBe("https://shop.test/a?b=ä&c=d");
    expect(stamp).toMatch(/^[\w-]+$/);
    expect(readStamp("tracked-mail", stamp)).toBeNull();
  });

  it("is worth nothing after any change to it", () => {
    for (let at = 0; at < stamp.length; at++) {
      const changed = stamp.slice(0, at) + (stamp[at] === "A" ? "B" : "A") + stamp.slice(at + 1);
      expect(readStamp("tracked-link", changed)).toBeNull();
    }
    for (const odd of ["", "A", stamp.slice(0, 22), `${stamp}=`, ` ${stamp}`])
      expect(readStamp("tracked-link", odd)).toBeNull();
  });
});

describe("newSecret", () => {
  it("never repeats, and its hash tells nothing but equality", () => {
    const made = new Set(Array.from({ length: 1_000 }, () => newSecret("hpk")));
    expect(made.size).toBe(1_000);
    const [secret = ""] = made;
    expect(hashSecret(secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSecret(secret)).toBe(hashSecret(secret));
  });
});
