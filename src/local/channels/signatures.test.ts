import { describe, expect, test } from "vitest";
import { authIsGenuine, md5, sameSecret, sign } from "./signatures";

// The example of Pusher's page "Authorization signatures".
const APP = { key: "278d425bdf160c739803", secret: "7ad3773142a6692b25b8" };

describe("signatures", () => {
  test("agree with the examples in Pusher's documentation", () => {
    const auth = "278d425bdf160c739803:58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4";
    expect(authIsGenuine(APP, auth, "1234.1234:private-foobar")).toBe(true);
    expect(sign(APP.secret, "1234.1234:private-foobar")).toBe(auth.split(":")[1]);
  });

  test("are void for another socket, another channel, another key, or no text at all", () => {
    const auth = `${APP.key}:${sign(APP.secret, "1.1:private-a")}`;
    expect(authIsGenuine(APP, auth, "1.2:private-a")).toBe(false);
    expect(authIsGenuine(APP, auth, "1.1:private-b")).toBe(false);
    expect(authIsGenuine({ ...APP, key: "other" }, auth, "1.1:private-a")).toBe(false);
    for (const none of [undefined, null, 7, {}, ""]) expect(authIsGenuine(APP, none, "1.1:private-a")).toBe(false);
  });

  test("compare texts of different lengths without an error", () => {
    expect(sameSecret("short", "longer")).toBe(false);
    expect(sameSecret("ä", "aa")).toBe(false);
  });

  test("take the checksum of bytes", () => {
    expect(md5(Buffer.from("{}"))).toBe("99914b932bd37a50b983c5e7c90ae93b");
  });
});
