import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { getSender } from "./get-sender";

test("both From domains are looked at, each by itself, and a look-up that failed says so", async () => {
  const asked: string[] = [];
  const txt = async (name: string) => {
    asked.push(name);
    if (name === "_dmarc.householdplanet.example") return { found: ["v=DMARC1; p=none"] };
    return name === "news.householdplanet.example" ? { failed: "the name server said ESERVFAIL" } : { found: [] };
  };
  const { way, addresses } = await getSender({ txt, mx: async () => ({ found: [] }) });
  expect(way).toMatchObject({ provider: "smtp", local: true });
  expect(addresses.map(({ stream, domain }) => [stream, domain])).toEqual([
    ["transactional", "householdplanet.example"],
    ["marketing", "news.householdplanet.example"],
  ]);
  const verdicts = addresses.map(({ records }) => records.map(({ kind, verdict }) => `${kind} ${verdict}`));
  expect(verdicts).toEqual([
    ["SPF missing", "DKIM unknown", "DMARC good"],
    ["SPF unknown", "DKIM unknown", "DMARC good"],
  ]);
  expect(asked).toContain("_dmarc.news.householdplanet.example");
});

test("tells when the last webhook came", async () => {
  const look = { txt: async () => ({ found: [] }), mx: async () => ({ found: [] }) };
  expect((await getSender(look)).webhook).toMatchObject({ signed: false, lastAt: null });
  const [older, newer] = [new Date("2026-11-20T09:00:00Z"), new Date("2026-11-21T09:00:00Z")];
  await db.webhookReceipt.createMany({
    data: [
      { id: "resend:2", receivedAt: newer },
      { id: "resend:1", receivedAt: older },
    ],
  });
  expect((await getSender(look)).webhook.lastAt).toEqual(newer);
});
