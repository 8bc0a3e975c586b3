import { afterAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { estimateReach } from "./estimate-reach";
import { getReach } from "./get-reach";

afterAll(closeDatabase);

const now = new Date("2026-11-24T09:00:00Z");
const everybody = { audience: { match: "all", conditions: [] }, topic: "news" } as const;
const inKisumu = {
  ...everybody,
  audience: { match: "all", conditions: [{ about: "county", is: "in", counties: ["Kisumu"] }] },
} as const;
const ask = (question: typeof everybody | typeof inKisumu, countedUpTo?: number) =>
  estimateReach(question as unknown as Parameters<typeof estimateReach>[0], now, countedUpTo);

/** 987 people, nine of them in Kisumu; two thirds subscribed, some of them blocked. */
beforeEach(async () => {
  await db.$executeRaw`INSERT INTO customer (id, email, name, county, updated_at)
    SELECT 'cus_' || n, 'p' || n || '@example.com', 'P', CASE WHEN n <= 9 THEN 'Kisumu' ELSE 'Nairobi' END, now() FROM generate_series(1, 987) n`;
  await db.$executeRaw`INSERT INTO email_subscription (id, email, source, confirmed_at, updated_at)
    SELECT 'sub_' || n, 'p' || n || '@example.com', 'test', now(), now() FROM generate_series(1, 987) n WHERE n % 3 > 0`;
  await db.$executeRaw`INSERT INTO suppression (id, email, reason, everything)
    SELECT 'sup_' || n, 'p' || n || '@example.com', 'complaint', true FROM generate_series(1, 987, 10) n`;
  await db.$executeRawUnsafe("ANALYZE customer");
});

test("a small shop's people are counted, also those who were no customers yet", async () => {
  const counted = await ask(everybody);
  expect(counted).toEqual(await getReach(everybody as never, now));
  expect(counted).toMatchObject({ audience: 987, estimated: false });
  await db.emailSubscription.create({
    data: { id: "sub_x", email: "x@example.com", source: "test", confirmedAt: now },
  });
  expect(await ask(everybody)).toMatchObject({ audience: 988 });
});

test("a large shop's are told by a sample, to two digits, with the reasons of the others", async () => {
  const [counted, told] = [await getReach(everybody as never, now), await ask(everybody, 100)];
  const roughly = (people: number) => Number(people.toPrecision(2));
  expect(told).toMatchObject({ audience: 990, willGet: roughly(counted.willGet), estimated: true });
  expect(new Map(told.held.map(({ reason, people }) => [reason, people]))).toEqual(
    new Map(counted.held.map(({ reason, people }) => [reason, roughly(people)])),
  );
});

test("of too few in the sample all are counted", async () => {
  expect(await ask(inKisumu, 100)).toMatchObject({ audience: 9, estimated: false });
});
