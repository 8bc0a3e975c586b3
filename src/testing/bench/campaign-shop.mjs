// The shop of p09-campaign.mjs and p10-rendering.mjs: fills a database with people, sends a campaign by the product's own use cases, or
// the same mail by nodemailer's own pool, or renders letters; and tells how long it took, and its memory.
import Campaign from "@emails/campaign";
import { render, toPlainText } from "@react-email/render";
import nodemailer from "nodemailer";
import { compileCampaign } from "@/features/campaigns/compile-campaign";
import { createCampaign } from "@/features/campaigns/create-campaign";
import { loadShownBlocks } from "@/features/campaigns/load-shown-blocks";
import { previewCampaign } from "@/features/campaigns/preview-campaign";
import { scheduleCampaign } from "@/features/campaigns/schedule-campaign";
import { sendTurn } from "@/features/campaigns/send-turn";
import { writeCampaignLetter } from "@/features/campaigns/write-campaign-letter";
import { db } from "@/lib/db";

const WATCH_MS = 50;
/** What the product's own pool for campaigns has. */
const CONNECTIONS = 10;

const words = {
  subject: "New kettles, {{firstName|friend}}",
  preheader: "Two litres of chai at once.",
  content: {
    heading: "Kettles are back",
    blocks: [
      {
        id: "b1",
        type: "text",
        text: "Hello {{firstName|there}},\n\n**Two litres** of chai at once, and a pot to go with it.",
      },
      { id: "b2", type: "products", productIds: ["prd_1", "prd_2", "prd_3"] },
      { id: "b3", type: "button", label: "See it in the shop", href: "http://localhost:3000/" },
    ],
  },
};

async function fill({ people }) {
  const category = { id: "cat_1", slug: "kitchen", name: "Kitchen", description: "", position: 1 };
  await db.category.createMany({ data: [category], skipDuplicates: true });
  const product = (number) => ({
    ...{ id: `prd_${number}`, slug: `kettle-${number}`, categoryId: "cat_1", name: `Enamel chai kettle ${number}` },
    ...{
      description: "Two litres",
      priceCents: 185_000,
      stock: 5,
      picture: `/products/${number}.jpg`,
      pictureAlt: "A kettle",
    },
  });
  await db.product.createMany({ data: [1, 2, 3].map(product), skipDuplicates: true });
  await db.staff.createMany({ data: [{ id: "stf_1", name: "Asha", email: "asha@shop.test" }], skipDuplicates: true });
  const open = { fromHour: 0, untilHour: 24, hoursBetween: 0, perSevenDays: 50 };
  await db.setting.createMany({ data: [{ key: "mail.limits", value: open }], skipDuplicates: true });
  await db.$executeRaw`INSERT INTO customer (id, email, name, updated_at)
    SELECT 'cus_' || lpad(n::text, 8, '0'), 'reader.' || n || '@example.com', 'Wanjiku Kamau', now() FROM generate_series(1, ${people}) n`;
  await db.$executeRaw`INSERT INTO email_subscription (id, email, source, confirmed_at, updated_at)
    SELECT 'sub_' || lpad(n::text, 8, '0'), 'reader.' || n || '@example.com', 'bench', now(), now() FROM generate_series(1, ${people}) n`;
  await db.$executeRawUnsafe("ANALYZE");
  return {};
}

/** Does the work and tells the peak of its memory, what that was when it had settled, and what there was before. */
async function watched(work, isSettled) {
  const { rss: before } = process.memoryUsage();
  let settled = 0;
  let most = 0;
  const watch = setInterval(async () => {
    const { rss } = process.memoryUsage();
    most = Math.max(most, rss);
    if (settled === 0 && (await isSettled())) settled = most;
  }, WATCH_MS);
  const began = performance.now();
  await work();
  clearInterval(watch);
  return { ms: performance.now() - began, beforeBytes: before, settledBytes: settled, mostBytes: most };
}

async function send({ settledAfter }) {
  const audience = { match: "all", conditions: [] };
  const input = { ...words, name: "Bench", audience, topic: "news", onHolidays: true };
  const { id } = await createCampaign(input, { id: "stf_1" });
  await scheduleCampaign(id, null);
  const figures = await watched(
    async () => {
      while ((await sendTurn(id, new Date())).next === "again");
    },
    async () => (await db.emailLog.count({ where: { campaignId: id } })) >= settledAfter,
  );
  const accepted = await db.emailLog.count({ where: { campaignId: id, acceptedAt: { not: null } } });
  return { ...figures, accepted };
}

/** nodemailer's own pool: the same mail to everybody, as fast as it takes them. */
async function sendFixed({ mails, port }) {
  const { subject, html, text } = await previewCampaign(words, "Wanjiku Kamau");
  const pool = nodemailer.createTransport({ pool: true, host: "127.0.0.1", port, maxConnections: CONNECTIONS });
  const from = "Household Planet <hello@news.householdplanet.example>";
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < mails) await pool.sendMail({ from, to: `reader.${++next}@example.com`, subject, html, text });
  };
  await Promise.all(Array.from({ length: CONNECTIONS * 4 }, lane));
  pool.close();
  return { ms: performance.now() - began };
}

const cpuMs = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

async function renderLetters({ letters, whole }) {
  const startedAt = new Date();
  const template = await compileCampaign(words, startedAt);
  const reader = (number) => ({
    id: `eml_${number}`,
    name: `Wanjiku <${number}>`,
    subscriptionId: `sub_${number}`,
    coupons: {},
  });
  let bytes = 0;
  const write = (from, to) => {
    for (let number = from; number < to; number++) {
      const { html, text } = writeCampaignLetter(template, reader(number), startedAt);
      // As the provider gets it: one flat string, not a rope of parts.
      bytes = Buffer.byteLength(html) + Buffer.byteLength(text);
    }
  };
  write(0, 2_000);
  const before = process.cpuUsage();
  write(2_000, 2_000 + letters);
  const lettersMs = cpuMs(before);
  const blocks = await loadShownBlocks(words, startedAt);
  const frame = {
    shopUrl: "http://localhost:3000",
    leave: { unsubscribeUrl: "http://x.test/u", preferencesUrl: "http://x.test/p" },
  };
  const texts = { preheader: words.preheader, heading: words.content.heading };
  const draw = async () => toPlainText(await render(Campaign({ frame, texts, blocks })));
  for (let number = 0; number < 20; number++) await draw();
  const again = process.cpuUsage();
  for (let number = 0; number < whole; number++) await draw();
  return { perSecond: letters / (lettersMs / 1_000), wholePerSecond: whole / (cpuMs(again) / 1_000), bytes };
}

const works = { fill, send, sendFixed, renderLetters };

process.on("message", ({ work, ...facts }) =>
  works[work](facts).then(
    (answer) => process.send(answer),
    (error) => process.send({ fault: String(error.stack) }),
  ),
);
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send({ ready: true, port: 0 });
