import { describe, expect, test } from "vitest";
import { cartMail, logOf, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { recordDeclined } from "./record-declined";
import type { EmailRequest } from "./schema";
import { sendEmail } from "./send-email";

const sink = await mailToSink();

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");

describe("a decision of a flow not to send", () => {
  test("is stored with its reason and holds when the mail is wanted again", async () => {
    await recordDeclined(cartMail, "cart_empty", noon);
    await subscribe(READER, noon);
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "declined", reason: "cart_empty" });
    expect(sink.mails).toHaveLength(0);
  });

  test("comes too late once the mail is being handed over", async () => {
    await subscribe(READER, noon);
    const late: EmailRequest = {
      ...cartMail,
      hold: async () => {
        await expect(recordDeclined(cartMail, "order_placed", noon)).rejects.toMatchObject({ code: "mail.in_flight" });
        return null;
      },
    };
    await expect(sendEmail(late, noon)).resolves.toMatchObject({ outcome: "sent" });
    expect((await logOf(cartMail)).declinedAt).toBeNull();
  });

  test("does not rewrite what went out", async () => {
    await subscribe(READER, noon);
    await sendEmail(cartMail, noon);
    await expect(recordDeclined(cartMail, "order_placed", noon)).resolves.toMatchObject({ outcome: "already_sent" });
    expect((await logOf(cartMail)).declinedAt).toBeNull();
  });
});
