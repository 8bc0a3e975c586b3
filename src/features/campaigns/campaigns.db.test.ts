import { couponUrl } from "@emails/components/coupon";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { unsubscribeUrl } from "@/features/subscriptions/make-mail-links";
import { unsubscribe } from "@/features/subscriptions/unsubscribe";
import { readTrackedLink } from "@/features/tracking/track-mail";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { MINUTE_MS } from "@/lib/time";
import { aCampaign, campaignWords, readers } from "@/testing/factories/campaigns";
import { aProduct } from "@/testing/factories/products";
import { aStaffMember } from "@/testing/factories/staff";
import { mailToSink } from "@/testing/mail-to-sink";
import { addPicture } from "./add-picture";
import { changeCampaign } from "./change-campaign";
import { checkCampaign } from "./check-campaign";
import { compileCampaign } from "./compile-campaign";
import { copyCampaign } from "./copy-campaign";
import { deleteCampaign } from "./delete-campaign";
import { findPicture } from "./find-picture";
import { getCampaign } from "./get-campaign";
import { getCampaignMail } from "./get-campaign-mail";
import { getReach } from "./get-reach";
import { getResults } from "./get-results";
import { listCampaigns } from "./list-campaigns";
import { previewCampaign } from "./preview-campaign";
import { scheduleCampaign } from "./schedule-campaign";
import type { Block, Content } from "./schema";
import { sendTest } from "./send-test";
import { sendTurn } from "./send-turn";
import { unscheduleCampaign } from "./unschedule-campaign";
import { writeCampaignLetter } from "./write-campaign-letter";

const sink = await mailToSink();
const noon = new Date("2026-11-24T09:00:00Z");
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const withBlocks = (...blocks: Block[]): Content => ({ heading: "News", blocks });

describe("the words", () => {
  test("what is wrong with them keeps the campaign from being sent, each with what to do", async () => {
    await readers(1, noon);
    const { id } = await aCampaign({
      subject: "FREE MONEY {{nickname}} {{firstName}}!!",
      content: withBlocks(
        { id: "a", type: "picture", pictureId: null, alt: "", href: "" },
        { id: "b", type: "button", label: "Go", href: "http://localhost:3000/products/gone" },
        { id: "c", type: "products", productIds: [] },
        { id: "d", type: "text", text: "{{firstName|you}} and {{oops" },
      ),
    });
    const { problems, warnings, reach } = await checkCampaign(id, noon);
    expect(problems.join("\n")).toMatch(/nickname}}, which is no variable/);
    expect(problems.join("\n")).toMatch(/words in place of {{firstName}}/);
    expect(problems.join("\n")).toMatch(/no picture yet/);
    expect(problems.join("\n")).toMatch(/no products yet/);
    expect(problems.join("\n")).toMatch(/a brace too many/);
    expect(problems.join("\n")).toMatch(/products\/gone does not work/);
    expect(warnings.join("\n")).toMatch(/free money/);
    expect(reach).toMatchObject({ audience: 1, willGet: 1 });
    await expect(scheduleCampaign(id, null, noon)).rejects.toMatchObject({ code: "campaigns.not_ready" });
  });

  test("are drawn with pictures, products as they are now and coupons, below 40 KB and in plain text too", async () => {
    await aProduct("kettle", { priceCents: 185_000 });
    await aProduct("gone");
    await db.product.update({ where: { id: "gone" }, data: { archivedAt: noon } });
    const picture = await addPicture(PNG.toString("base64"));
    const words = {
      ...campaignWords,
      content: withBlocks(
        { id: "a", type: "picture", pictureId: picture.id, alt: "A kettle", href: "https://example.com/a?b=1&c=2" },
        { id: "b", type: "products", productIds: ["kettle", "gone"] },
        { id: "c", type: "coupon", percentOff: 10, validDays: 14 },
        { id: "d", type: "text", text: "See **this** [page](https://example.com/x), {{name|you}}." },
      ),
    };
    const { html, text, bytes } = await previewCampaign(words, `Amina <b>"x"</b>`, noon);
    expect(html).toContain(`/api/campaign-pictures/${picture.id}"`);
    expect(html).toContain("1,850");
    expect(html).not.toContain("/products/gone");
    expect(html).toContain("K7QF-9M2X");
    expect(html).toContain('href="https://example.com/x"');
    expect(html).toContain("<strong>this</strong>");
    expect(html).toContain("Amina &lt;b&gt;&quot;x&quot;&lt;/b&gt;");
    expect(text).toContain(`Amina <b>"x"</b>.`);
    expect(`${html}${text}`).not.toMatch(/undefined|\{\{|[\uE000-\uE002]/);
    expect(bytes).toBeLessThan(40 * 1024);
    expect(await findPicture(picture.id)).toMatchObject({ type: "image/png" });
  });

  test("what is no picture is refused, whatever it calls itself", async () => {
    for (const bytes of [
      Buffer.from("<svg onload=alert(1)>"),
      Buffer.alloc(0),
      PNG.subarray(0, 12),
      Buffer.from("GIF89a"),
    ])
      await expect(addPicture(bytes.toString("base64"))).rejects.toMatchObject({
        code: "campaigns.picture_not_usable",
      });
  });
});

describe("a draft", () => {
  test("is changed, copied and thrown away; what has begun only copied", async () => {
    await readers(2, noon);
    const staff = await aStaffMember();
    const { id } = await aCampaign();
    await changeCampaign(id, { ...campaignWords, name: "Other" });
    const copy = await copyCampaign(id, staff);
    expect(await getCampaign(copy.id)).toMatchObject({
      name: "Other (copy)",
      state: "draft",
      content: campaignWords.content,
    });
    await scheduleCampaign(id, null, noon);
    await sendTurn(id, noon);
    await expect(changeCampaign(id, campaignWords)).rejects.toMatchObject({ code: "campaigns.already_started" });
    await expect(deleteCampaign(id)).rejects.toMatchObject({ code: "campaigns.already_started" });
    await expect(unscheduleCampaign(id)).rejects.toMatchObject({ code: "campaigns.already_started" });
    await deleteCampaign(copy.id);
    await deleteCampaign(copy.id);
    expect(await listCampaigns()).toMatchObject([{ id, state: "finished", audience: 2, accepted: 2 }]);
    await expect(getCampaign(copy.id)).rejects.toMatchObject({ code: "campaigns.not_found" });
  });

  test("taken back before its time begins is not sent", async () => {
    await readers(1, noon);
    const { id } = await aCampaign();
    await scheduleCampaign(id, new Date(noon.getTime() + MINUTE_MS), noon);
    expect((await getCampaign(id)).state).toBe("scheduled");
    await unscheduleCampaign(id);
    await expect(sendTurn(id, new Date(noon.getTime() + 2 * MINUTE_MS))).resolves.toEqual({ next: "over" });
    expect(sink.mails).toHaveLength(0);
  });

  test("is mailed to who asks, marked as a test and out of the campaign's figures", async () => {
    const { id } = await aCampaign();
    await expect(sendTest(id, { name: "Asha Otieno", email: "asha@shop.example" }, noon)).resolves.toEqual({
      to: "asha@shop.example",
    });
    expect(sink.mails[0]?.raw).toContain("Subject: [Test] New kettles, Asha");
    expect(await getCampaign(id)).toMatchObject({ testSentAt: noon, state: "draft" });
    expect(await db.emailLog.findMany()).toMatchObject([
      { campaignId: null, message: "campaign-test", acceptedAt: noon },
    ]);
    sink.answerBy((phase) => (phase === "RCPT" ? "451 4.3.0 not now" : undefined));
    await expect(sendTest(id, { name: "Asha", email: "asha@shop.example" }, noon)).rejects.toMatchObject({
      code: "campaigns.test_refused",
    });
  });
});

test("the reach says how many may be mailed and why not the others, as sending then does", async () => {
  await readers(4, noon);
  await db.emailSubscription.update({ where: { email: "reader.1@example.com" }, data: { unsubscribedAt: noon } });
  await db.emailSubscription.update({ where: { email: "reader.2@example.com" }, data: { sunsetAt: noon } });
  await db.customer.create({ data: { id: newId("cus"), email: "never@example.com", name: "Never" } });
  const reach = await getReach(campaignWords, noon);
  expect(reach).toMatchObject({ audience: 5, willGet: 2 });
  expect(new Set(reach.held.map(({ reason }) => reason))).toEqual(
    new Set(["unsubscribed", "sunset", "not_subscribed"]),
  );
  const { id } = await aCampaign();
  await scheduleCampaign(id, null, noon);
  await sendTurn(id, noon);
  expect(sink.mails).toHaveLength(2);
  const declined = await db.emailLog.groupBy({
    by: ["declinedReason"],
    where: { declinedAt: { not: null } },
    _count: true,
  });
  expect(new Set(declined.map(({ declinedReason }) => declinedReason))).toEqual(
    new Set(reach.held.map(({ reason }) => reason)),
  );
});

test("each reader gets a coupon code of their own, the same however often it is asked for", async () => {
  await readers(3, noon);
  const { id } = await aCampaign({ content: withBlocks({ id: "c", type: "coupon", percentOff: 15, validDays: 7 }) });
  await scheduleCampaign(id, null, noon);
  await sendTurn(id, noon);
  const coupons = await db.coupon.findMany();
  expect(coupons).toHaveLength(3);
  for (const { code, customerId } of coupons) {
    const customer = await db.customer.findUnique({ where: { id: customerId ?? "" } });
    const raw = sink.mails.find(({ to }) => to === customer?.email)?.raw ?? "";
    expect(raw.replaceAll("=\r\n", "")).toContain(code);
    const { html = "", text } = await simpleParser(raw.replace(/^\.\./gm, "."));
    const links = [...String(html).matchAll(/\/t\/c\/([^"]+)"/g)].map(([, token = ""]) => readTrackedLink(token)?.url);
    expect(links).toContain(couponUrl(env().APP_URL, code));
    expect(text).toContain(couponUrl(env().APP_URL, code));
  }
});

test("in Swahili it has a Swahili frame, down to the coupon's date", async () => {
  const december = new Date("2026-12-13T09:00:00Z");
  const content = withBlocks({ id: "c", type: "coupon", percentOff: 15, validDays: 7 });
  const { html, text } = await previewCampaign({ ...campaignWords, locale: "sw", content }, "Amina", december);
  expect(html).toMatch(/<html[^>]* lang="sw"/);
  expect(text).toContain("20 Des");
  expect(text).toContain("Jiondoe");
  expect(text).not.toMatch(/Unsubscribe|off with the code|You get this mail/);
});

test("staff read what each reader was sent: own name and code, the products of the start, no link that acts", async () => {
  await readers(2, noon);
  await aProduct("copper-kettle", { priceCents: 450_000 });
  const coupon = { id: "c", type: "coupon", percentOff: 15, validDays: 7 } as const;
  const content = withBlocks({ id: "p", type: "products", productIds: ["copper-kettle"] }, coupon);
  const { id } = await aCampaign({ content, subject: "For {{firstName|you}}" });
  await scheduleCampaign(id, null, noon);
  await sendTurn(id, noon);
  await db.product.update({
    where: { id: "copper-kettle" },
    data: { name: "Sold out", priceCents: 1, archivedAt: noon },
  });
  const mail = await db.emailLog.findFirstOrThrow({ where: { toEmail: "reader.2@example.com" } });
  const own = await db.coupon.findFirstOrThrow({ where: { customerId: mail.customerId ?? "" } });
  const before = await db.emailEvent.count();
  const read = await getCampaignMail(mail.id);
  expect(read).toMatchObject({ subject: "For Wanjiku", html: expect.stringContaining(own.code) });
  expect(read.html).toContain(">copper-kettle<");
  expect(read.html).toContain("4,500");
  for (const words of [read.html, read.text]) expect(words).not.toMatch(/\/unsubscribe\/|\/preferences\/|\/t\/[co]\//);
  const raw = await simpleParser(sink.mails.find(({ to }) => to === mail.toEmail)?.raw ?? "");
  const bare = (html: string) => html.replace(/href="[^"]*"|<a data-track.*?<\/a>|<img data-track[^>]*>/g, "").trim();
  expect(bare(read.html)).toBe(bare(String(raw.html)));
  expect(await db.emailEvent.count()).toBe(before);
});

test("a mail that never went, or is none of a campaign, has no words of one", async () => {
  await readers(1, noon);
  const { id } = await aCampaign();
  await scheduleCampaign(id, null, noon);
  await db.emailSubscription.deleteMany();
  await sendTurn(id, noon);
  const { id: declined } = await db.emailLog.findFirstOrThrow();
  for (const mail of [declined, "eml_none"])
    await expect(getCampaignMail(mail)).rejects.toMatchObject({ code: "campaigns.mail_not_found" });
});

test("the results count people, and the orders that came of their clicks", async () => {
  await readers(3, noon);
  const { id } = await aCampaign();
  await scheduleCampaign(id, null, noon);
  await sendTurn(id, noon);
  const [mail] = await db.emailLog.findMany({ where: { campaignId: id }, orderBy: { toEmail: "asc" } });
  const clickedAt = new Date(noon.getTime() + MINUTE_MS);
  await db.emailLog.update({ where: { id: mail?.id }, data: { openedAt: clickedAt, clickedAt } });
  const event = {
    emailLogId: mail?.id ?? "",
    kind: "click",
    human: true,
    url: "https://example.com/x",
    at: clickedAt,
  } as const;
  await db.emailEvent.create({ data: { id: newId("evt"), ...event } });
  await db.order.create({
    data: {
      ...{ id: newId("ord"), customerId: mail?.customerId ?? "", placedAt: new Date(noon.getTime() + 5 * MINUTE_MS) },
      ...{ name: "W", email: "reader.1@example.com", phone: "+254700000000", county: "Nairobi" },
      ...{ paymentMethod: "pay_on_delivery", subtotalCents: 100_00, deliveryCents: 20_00, totalCents: 120_00 },
    },
  });
  // One leaves by the link of the mail, another by no mail.
  const raw = sink.mails.find(({ to }) => to === "reader.2@example.com")?.raw.replace(/\r\n[ \t]/g, "") ?? "";
  const [, token = ""] = /<[^>]*\/unsubscribe\/([^>]+)>/.exec(raw.replace(/\s/g, "")) ?? [];
  await unsubscribe(token, { ip: null, userAgent: null }, clickedAt, "one-click");
  const { id: third } = await db.emailSubscription.findUniqueOrThrow({ where: { email: "reader.3@example.com" } });
  await unsubscribe(unsubscribeUrl(third, noon).split("/").at(-1) ?? "", { ip: null, userAgent: null }, clickedAt);
  expect(await getResults(id, new Date(noon.getTime() + 60 * MINUTE_MS))).toMatchObject({
    ...{ accepted: 3, opened: 1, clicked: 1, unsubscribed: 1, orders: 1, revenueCents: 120_00 },
    links: [{ url: "https://example.com/x", people: 1 }],
  });
});

test("what goes out by SMTP is, to the character, what the preview's way writes, whatever a name holds", async () => {
  const name = `Wanjikü "W" <b>\r\nBcc: x@example.com</b> 🫖 ${"lang ".repeat(30)}`;
  await readers(1, noon);
  await db.customer.updateMany({ data: { name } });
  const { id } = await aCampaign({ preheader: ".chai = tea", subject: "Häuser für {{name|friend}}" });
  await scheduleCampaign(id, null, noon);
  await sendTurn(id, noon);
  const mail = await simpleParser((sink.mails[0]?.raw ?? "").replace(/^\.\./gm, "."));
  const { id: emailLogId, toName } = await db.emailLog.findFirstOrThrow();
  const { id: subscriptionId } = await db.emailSubscription.findFirstOrThrow();
  const template = await compileCampaign({ ...campaignWords, ...(await getCampaign(id)) }, noon);
  const letter = writeCampaignLetter(template, { id: emailLogId, name: toName, subscriptionId, coupons: {} }, noon);
  expect(String(mail.html).trim()).toBe(letter.html.trim());
  expect(mail.text?.trim()).toBe(letter.text.trim());
  expect(mail.subject).toBe(letter.subject);
  expect(mail.headers.has("bcc")).toBe(false);
  expect(mail.messageId).toContain(emailLogId);
  expect(sink.mails[0]?.to).toBe("reader.1@example.com");
});
