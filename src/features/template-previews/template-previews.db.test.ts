import { describe, expect, it } from "vitest";
import { sendEmail } from "@/features/mail/send-email";
import { describeMessage } from "@/features/templates/describe-message";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { logOf, orderMail } from "@/testing/factories/emails";
import { aDraft, aPublishedTemplate } from "@/testing/factories/templates";
import { mailToSink } from "@/testing/mail-to-sink";
import { findPeople } from "./find-people";
import { getPreview } from "./get-preview";
import { sendTest } from "./send-test";

const sink = await mailToSink();
const now = new Date("2026-11-24T20:30:00Z");
const staff = { id: "stf_1", name: "Asha", email: "asha@shop.example" };
const customer = (name: string, email: string) => db.customer.create({ data: { id: newId("cus"), name, email } });
const rawOf = () => sink.mails.at(-1)?.raw ?? "";

describe("the preview", () => {
  it("is the mail that goes out, byte for byte", async () => {
    const { words } = await aPublishedTemplate({
      message: "order-shipped",
      texts: { body: "Habari **{{firstName|}}**" },
    });
    const asked = { message: "order-shipped", locale: "en", words, customerId: null } as const;
    const shown = await getPreview(asked);
    await sendTest({ ...asked, templateId: null }, staff, now);
    const body = await db.emailBody.findFirstOrThrow();
    expect({ html: body.html, text: body.text }).toEqual({ html: shown.html, text: shown.text });
    expect(shown).toMatchObject({ subject: "Order 1001 is on its way", kilobytes: expect.any(Number) });
  });

  it("shows marketing with its ways out, and speaks of a customer by name", async () => {
    const { id } = await customer("Njeri Mwangi", "njeri@example.com");
    const words = { texts: { subject: "{{firstName|you}}, {{strange}}", greeting: "Dear {{firstName|}}," } };
    const shown = await getPreview({ message: "cart-saved", locale: "sw", words, customerId: id });
    expect(shown.subject).toBe("Njeri,");
    expect(shown.html).toContain("/unsubscribe/preview");
    expect(shown.text).toContain("Jiondoe");
    await expect(
      getPreview({ message: "cart-saved", locale: "en", words, customerId: "cus_gone" }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });

  it("shows what is drawn for somebody of whom nothing is known", async () => {
    const { texts } = describeMessage("cart-last-call");
    const asked = { message: "cart-last-call", locale: "en", words: { texts }, customerId: null } as const;
    expect(await getPreview(asked)).toMatchObject({ subject: "5% off the cart you left" });
    const poorest = await getPreview({ ...asked, poorest: true });
    expect(poorest.subject).toBe("Last reminder about your cart");
    expect(poorest.text).toContain("Hello,");
  });

  it("draws products as the settings say", async () => {
    const { texts } = describeMessage("cart-saved");
    const asked = { message: "cart-saved", locale: "en", customerId: null } as const;
    const products = { most: 1, pictures: false, prices: false };
    const shown = await getPreview({ ...asked, words: { texts, products } });
    expect(shown.html).not.toMatch(/KSh|kiondo-basket\.jpg/);
    expect(shown.text).toContain("and 1 more thing");
  });
});

describe("a test send", () => {
  it("goes to the one who asks, in the words of the draft, at night too, and no list of a customer's mail has it", async () => {
    const draft = await aDraft({ message: "cart-saved", texts: { subject: "Only a draft" } });
    const asked = { message: "cart-saved", locale: "en", templateId: draft.id, customerId: null } as const;
    await expect(sendTest(asked, staff, now)).resolves.toEqual({ email: staff.email });
    await sendTest(asked, staff, now);
    expect(sink.mails.map(({ to }) => to)).toEqual([staff.email, staff.email]);
    expect(rawOf()).toMatch(/^Subject: Only a draft/m);
    expect(rawOf()).not.toMatch(/^List-Unsubscribe/m);
  });

  it("says why when the provider refuses it", async () => {
    sink.answerBy((phase) => (phase === "body" ? "554 5.6.0 no" : undefined));
    await expect(
      sendTest({ message: "cart-saved", locale: "en", templateId: null, customerId: null }, staff, now),
    ).rejects.toMatchObject({ code: "template_previews.test_not_sent" });
    sink.answerBy();
  });

  it("leaves the mails of customers as they are", async () => {
    await sendEmail(orderMail, now);
    expect((await logOf(orderMail)).templateId).toBeNull();
  });
});

it("finds people by parts of name and address, and nobody who was erased", async () => {
  await customer("Njeri Mwangi", "njeri@example.com");
  await customer("Otieno", "o@example.com");
  await db.customer.create({ data: { id: newId("cus"), name: "Njeri", email: "gone@example.com", erasedAt: now } });
  const found = async (query: string) => (await findPeople(query)).map(({ name }) => name);
  expect(await found("NJER")).toEqual(["Njeri Mwangi"]);
  expect(await found("o@ex")).toEqual(["Otieno"]);
  expect(await found("")).toEqual(["Otieno", "Njeri Mwangi"]);
  expect(await found("%")).toEqual([]);
});
