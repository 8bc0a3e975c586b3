import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const bytes = Buffer.alloc(32, "k").toString("base64");
const whole = {
  DATABASE_URL: "postgresql://localhost/shop",
  AUTH_SECRET: "0123456789012345678901234567890123456789",
  DATA_ENCRYPTION_KEY: bytes,
  PUSHER_APP_ID: "1",
  PUSHER_KEY: "key",
  PUSHER_SECRET: "secret",
  PUSHER_HOST: "127.0.0.1",
  PUSHER_ENCRYPTION_MASTER_KEY: bytes,
  INNGEST_EVENT_KEY: "e",
  INNGEST_SIGNING_KEY: "s",
  EMAIL_HOST: "127.0.0.1",
  EMAIL_PORT: "1025",
};

describe("readEnv", () => {
  it("takes a whole environment and fills in what has a default", () => {
    const env = readEnv({ ...whole, CHAT_OFFLINE_CAPTURE: "false", PUSHER_USE_TLS: "" });
    expect(env).toMatchObject({
      APP_URL: "http://localhost:3000",
      EMAIL_PORT: 1025,
      CHAT_AUTO_RESPONSE_ENABLED: true,
      CHAT_OFFLINE_CAPTURE: false,
      PUSHER_USE_TLS: true,
      CHAT_RETENTION_DAYS: 365,
      AUTOMATION_TIME_SCALE: 1,
    });
  });

  it("takes a second data key, for what the first has not sealed yet", () => {
    const both = `${Buffer.alloc(32, "n").toString("base64")}, ${bytes}`;
    expect(readEnv({ ...whole, DATA_ENCRYPTION_KEY: both }).DATA_ENCRYPTION_KEY).toBe(both);
  });

  it("cuts the slash off APP_URL, so that links have one", () => {
    expect(readEnv({ ...whole, APP_URL: "https://shop.example/" }).APP_URL).toBe("https://shop.example");
  });

  it.each([
    ["half a Pusher", { PUSHER_SECRET: "" }, "PUSHER_SECRET"],
    ["a cluster and a host", { PUSHER_CLUSTER: "eu" }, "not both"],
    ["a short channel key", { PUSHER_ENCRYPTION_MASTER_KEY: "short" }, "32 bytes"],
    ["an event key without a signing key", { INNGEST_SIGNING_KEY: "" }, "INNGEST_DEV"],
    ["no way to send mail", { EMAIL_HOST: "" }, "RESEND_API_KEY"],
    ["an SMTP user without a password", { EMAIL_USER: "u" }, "EMAIL_PASS"],
    ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET"],
    ["a short encryption key", { DATA_ENCRYPTION_KEY: "c2hvcnQ=" }, "DATA_ENCRYPTION_KEY"],
    ["a short key behind a good one", { DATA_ENCRYPTION_KEY: `${bytes},c2hvcnQ=` }, "key 2 of 2"],
    ["a comma too many", { DATA_ENCRYPTION_KEY: `${bytes},` }, "key 2 of 2"],
    ["the same key twice", { DATA_ENCRYPTION_KEY: `${bytes},${bytes}` }, "twice"],
    ["no database", { DATABASE_URL: undefined }, "DATABASE_URL"],
    ["a rehearsal that mails the world", { AUTOMATION_TIME_SCALE: "60", EMAIL_HOST: "smtp.example" }, "loopback"],
    ["a rehearsal by Resend", { AUTOMATION_TIME_SCALE: "60", RESEND_API_KEY: "re_1" }, "loopback"],
  ])("refuses %s, and says what to do", (_, change, words) => {
    expect(() => readEnv({ ...whole, ...change })).toThrow(words);
  });

  it("lets a rehearsal mail a loopback host", () => {
    expect(readEnv({ ...whole, AUTOMATION_TIME_SCALE: "3600", EMAIL_HOST: "localhost" }).AUTOMATION_TIME_SCALE).toBe(
      3600,
    );
  });
});
