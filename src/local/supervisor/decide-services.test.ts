import { describe, expect, test } from "vitest";
import { decideServices } from "./decide-services";

const pusher = { PUSHER_APP_ID: "1", PUSHER_KEY: "k", PUSHER_SECRET: "s", PUSHER_CLUSTER: "eu" };
const remote = "postgresql://shop:secret@db.example.com/shop";
const secrets = { AUTH_SECRET: "a", DATA_ENCRYPTION_KEY: "d" };

describe("decideServices", () => {
  test("runs everything here when the environment names nothing, and empty values name nothing", () => {
    const everything = { database: "local", realtime: "local", jobs: "local", mail: "local", seed: true };
    expect(decideServices({})).toEqual(everything);
    expect(decideServices({ DATABASE_URL: "", PUSHER_KEY: "", INNGEST_DEV: "", RESEND_API_KEY: "" })).toEqual(
      everything,
    );
  });

  test("decides about each service for itself", () => {
    expect(decideServices(pusher)).toMatchObject({
      realtime: "named",
      database: "local",
      jobs: "local",
      mail: "local",
    });
    expect(decideServices({ INNGEST_DEV: "1" })).toMatchObject({ jobs: "named", realtime: "local" });
    expect(decideServices({ INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "s" })).toMatchObject({ jobs: "named" });
    expect(decideServices({ RESEND_API_KEY: "r" })).toMatchObject({ mail: "named", database: "local" });
    expect(decideServices({ EMAIL_HOST: "smtp.example.com" })).toMatchObject({ mail: "named" });
    expect(decideServices({ DATABASE_URL: remote, ...secrets })).toMatchObject({ database: "named", mail: "local" });
  });

  test("refuses a service that is named by half, and lists all faults at once", () => {
    const half = { PUSHER_KEY: "k", INNGEST_EVENT_KEY: "e", DATABASE_URL: remote, AUTH_SECRET: "a" };
    expect(() => decideServices(half)).toThrow(/PUSHER_APP_ID.*INNGEST_DEV.*DATA_ENCRYPTION_KEY/s);
  });

  test("requires the secrets with a remote database only", () => {
    expect(() => decideServices({ DATABASE_URL: remote })).toThrow(/AUTH_SECRET.*DATA_ENCRYPTION_KEY/s);
    expect(decideServices({ DATABASE_URL: "postgresql://127.0.0.1:5432/shop" }).database).toBe("named");
    expect(decideServices({ DATABASE_URL: "postgresql://user@[::1]/shop" }).database).toBe("named");
  });

  test("never fills in the demo shop on another machine, and elsewhere only by itself when the database is ours", () => {
    expect(decideServices({ DATABASE_URL: remote, ...secrets, SEED_DEMO: "true" }).seed).toBe(false);
    expect(decideServices({ SEED_DEMO: "false" }).seed).toBe(false);
    expect(decideServices({ DATABASE_URL: "postgresql://localhost/shop" }).seed).toBe(false);
    expect(decideServices({ DATABASE_URL: "postgresql://localhost/shop", SEED_DEMO: "true" }).seed).toBe(true);
  });

  test("says what a database URL looks like when it got none", () => {
    expect(() => decideServices({ DATABASE_URL: "localhost:5432" })).toThrow(/postgresql:\/\/user/);
  });
});
