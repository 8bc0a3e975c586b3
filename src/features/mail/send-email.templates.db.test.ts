import { expect, test } from "vitest";
import { publishDraft } from "@/features/templates/publish-draft";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { logOf, orderMail } from "@/testing/factories/emails";
import { aDraft, aPublishedTemplate } from "@/testing/factories/templates";
import { mailToSink } from "@/testing/mail-to-sink";
import { renderEmail } from "./render-email";
import { sendEmail } from "./send-email";

const sink = await mailToSink();
const noon = new Date("2026-11-24T09:00:00Z");
const subject = () => /^Subject: (.*)$/m.exec(sink.mails.at(-1)?.raw ?? "")?.[1]?.trim();

test("a mail has the published words, in the reader's language, and says of which version", async () => {
  await db.customer.create({
    data: { id: newId("cus"), email: "wanjiku@example.com", name: "Wanjiku", language: "sw" },
  });
  const words = { subject: "Oda {{orderNumber}} imefika", greeting: "Habari {{firstName|}}," };
  const template = await aPublishedTemplate({ locale: "sw", texts: words });
  await sendEmail(orderMail, noon);
  expect(subject()).toBe("Oda 1001 imefika");
  const log = await logOf(orderMail);
  expect(log.templateId).toBe(template.id);
  expect(log.body?.html).toContain('lang="sw"');
  expect(log.body?.text).toContain("Habari Wanjiku,");
});

test("a mail that was rendered keeps its words when others are published before it goes", async () => {
  sink.answerBy((phase) => (phase === "body" ? "451 4.3.0 later" : undefined));
  await expect(sendEmail(orderMail, noon)).rejects.toMatchObject({ kind: "unavailable" });
  await aPublishedTemplate({ texts: { subject: "New words" } });
  sink.answerBy();
  await sendEmail(orderMail, new Date(noon.getTime() + 3_600_000));
  expect(subject()).toBe("Order 1001 has arrived");
  expect((await logOf(orderMail)).templateId).toBeNull();
});

test("a test send uses the version it names, published or not", async () => {
  const draft = await aDraft({ texts: { subject: "Only a draft" } });
  await sendEmail({ ...orderMail, templateId: draft.id }, noon);
  expect(subject()).toBe("Only a draft");
  await publishDraft({ id: draft.id, basedOn: draft.updatedAt }, noon);
  expect((await logOf(orderMail)).templateId).toBe(draft.id);
});

test("the same words rendered again are the same bytes as went out", async () => {
  const { words } = await aPublishedTemplate({ texts: { body: "Your order **{{orderNumber}}** is **there**." } });
  await sendEmail(orderMail, noon);
  const frame = { shopUrl: "http://localhost:3000", leave: null };
  const again = await renderEmail(orderMail, frame, { locale: "en", ...words });
  const { body } = await logOf(orderMail);
  expect({ html: body?.html, text: body?.text }).toEqual({ html: again.html, text: again.text });
  expect(again.html).toContain("<strong>1001</strong> is <strong>there</strong>.");
});
