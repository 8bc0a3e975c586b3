import { expect, test } from "vitest";
import { appEnvironment, type Facts } from "./app-environment";
import { decideServices } from "./decide-services";
import { localAddress, readSettings } from "./settings";

const secrets: Facts["secrets"] = {
  AUTH_SECRET: "kept-auth",
  DATA_ENCRYPTION_KEY: "kept-data",
  PUSHER_APP_ID: "kept-app",
  PUSHER_KEY: "kept-key",
  PUSHER_SECRET: "kept-secret",
  PUSHER_ENCRYPTION_MASTER_KEY: "kept-master",
  INNGEST_EVENT_KEY: "kept-event",
  INNGEST_SIGNING_KEY: "kept-signing",
};
const ports = { channels: 3001, jobs: 3002, mailboxWeb: 3003, smtp: 3004 };
const environmentOf = (env: Record<string, string>) =>
  appEnvironment(env, {
    settings: readSettings("/shop", "start", env),
    decisions: decideServices(env),
    ports,
    secrets,
    databaseUrl: "postgresql://local",
  });

test("points the shop at every service that runs here", () => {
  expect(environmentOf({})).toMatchObject({
    NODE_ENV: "production",
    PORT: "3000",
    HOST: "127.0.0.1",
    APP_URL: "http://localhost:3000",
    DATABASE_URL: "postgresql://local",
    AUTH_SECRET: "kept-auth",
    PUSHER_HOST: "127.0.0.1",
    PUSHER_PORT: "3001",
    PUSHER_USE_TLS: "false",
    INNGEST_BASE_URL: "http://127.0.0.1:3002",
    EMAIL_HOST: "127.0.0.1",
    EMAIL_PORT: "3004",
  });
});

test("leaves a named service as the environment names it", () => {
  const named = environmentOf({
    PUSHER_APP_ID: "1",
    PUSHER_KEY: "theirs",
    PUSHER_SECRET: "s",
    PUSHER_CLUSTER: "eu",
    INNGEST_DEV: "1",
    RESEND_API_KEY: "re_1",
    AUTH_SECRET: "theirs",
  });
  expect(named).toMatchObject({ PUSHER_KEY: "theirs", AUTH_SECRET: "theirs", RESEND_API_KEY: "re_1" });
  for (const name of ["PUSHER_HOST", "INNGEST_BASE_URL", "INNGEST_EVENT_KEY", "EMAIL_HOST"]) {
    expect(named[name]).toBeUndefined();
  }
});

test("reads the place to listen and refuses a port that is none", () => {
  expect(readSettings("/shop", "start", { PORT: "80", APP_URL: "https://shop.example/" })).toMatchObject({
    port: 80,
    appUrl: "https://shop.example",
    dataDir: "/shop/.data",
  });
  expect(() => readSettings("/shop", "start", { PORT: "http" })).toThrow(/PORT/);
});

test("knows an address to connect to, also when the shop listens everywhere", () => {
  expect(localAddress({ host: "0.0.0.0", port: 3000 })).toBe("http://127.0.0.1:3000");
  expect(localAddress({ host: "::", port: 3000 })).toBe("http://127.0.0.1:3000");
  expect(localAddress({ host: "192.168.1.5", port: 3000 })).toBe("http://192.168.1.5:3000");
  expect(localAddress({ host: "fe80::1", port: 3000 })).toBe("http://[fe80::1]:3000");
});
