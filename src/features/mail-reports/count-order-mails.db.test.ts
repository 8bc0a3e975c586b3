import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Prisma } from "@/generated/prisma/client";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { countOrderMails } from "./count-order-mails";
import { noOrderMails } from "./schema";

afterAll(closeDatabase);

const now = new Date("2026-11-22T09:00:00Z");
const at = new Date(now.getTime() - HOUR_MS);
const longAgo = new Date(now.getTime() - 31 * DAY_MS);

/** A mail that tells of an order, planned an hour ago. */
async function aMail(facts: Partial<Prisma.EmailLogCreateManyInput> = {}) {
  const id = newId("eml");
  const mail = { id, onceKey: id, stream: "transactional", flow: "order-updates", message: "order-confirmed" } as const;
  await db.emailLog.create({ data: { ...mail, toEmail: "wanjiku@example.com", plannedAt: at, ...facts } });
}

const declined = (declinedReason: string) => aMail({ declinedAt: at, declinedReason });

it("says nothing of messages that never were to go", async () => {
  expect(await countOrderMails(now)).toEqual({});
});

describe("of the mails about orders", () => {
  beforeEach(async () => {
    await aMail();
    await aMail({ sendingAt: at });
    await aMail({ acceptedAt: at });
    await aMail({ acceptedAt: at, deliveredAt: at });
    await aMail({ acceptedAt: at, softBouncedAt: at, deliveredAt: at });
    await aMail({ acceptedAt: at, softBouncedAt: at });
    await aMail({ bouncedAt: at, failedAt: at });
    await aMail({ failedAt: at });
    await aMail({ acceptedAt: at, failedAt: at });
    await aMail({ unknownAt: at });
    await declined("order_cancelled");
    for (const reason of ["hard_bounce", "hard_bounce"]) await declined(reason);
  });

  const confirmed = { underWay: 2, sent: 5, delivered: 2, bounced: 2, refused: 2, unknown: 1 };

  it("counts each in one place, and tells why some were not to go, the most frequent reason first", async () => {
    expect(await countOrderMails(now)).toEqual({
      "order-confirmed": {
        ...confirmed,
        notSent: [
          { reason: "hard_bounce", words: "The address does not exist: an earlier mail bounced", count: 2 },
          { reason: "order_cancelled", words: "The order was cancelled", count: 1 },
        ],
      },
    });
  });

  it("keeps the messages apart", async () => {
    await aMail({ message: "order-shipped", acceptedAt: at });
    const { "order-shipped": shipped, "order-confirmed": placed } = await countOrderMails(now);
    expect(shipped).toEqual({ ...noOrderMails, sent: 1 });
    expect(placed).toMatchObject(confirmed);
  });

  it("counts neither those of other flows, nor test mails, nor what is older than 30 days", async () => {
    await aMail({ flow: "cart-recovery", acceptedAt: at });
    await aMail({ flow: null, acceptedAt: at });
    await aMail({ plannedAt: longAgo, acceptedAt: longAgo });
    await aMail({ plannedAt: longAgo, declinedAt: longAgo, declinedReason: "hard_bounce" });
    expect((await countOrderMails(now))["order-confirmed"]).toMatchObject({
      ...confirmed,
      notSent: [{ count: 2 }, {}],
    });
  });

  it("counts a mail that was planned long ago by when it went out", async () => {
    await aMail({ plannedAt: longAgo, acceptedAt: at });
    expect((await countOrderMails(now))["order-confirmed"]?.sent).toBe(confirmed.sent + 1);
  });
});
