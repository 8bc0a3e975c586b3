import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aStaffMember } from "@/testing/factories/staff";
import { aDraft, aPublishedTemplate } from "@/testing/factories/templates";
import { discardDraft } from "./discard-draft";
import { findPublished } from "./find-published";
import { getTemplate } from "./get-template";
import { listLanguages } from "./list-languages";
import { listTemplates } from "./list-templates";
import { publishDraft } from "./publish-draft";
import { restoreVersion } from "./restore-version";
import { retireTemplate } from "./retire-template";
import { saveDraft } from "./save-draft";
import type { DraftInput } from "./schema";

const key = { message: "order-delivered", locale: "en" } as const;
const now = new Date("2026-11-24T09:00:00Z");
const reader = { email: "wanjiku@example.com" };
const subjectInUse = async () => (await findPublished(key.message, reader))?.overrides.texts.subject;
const states = async () => (await getTemplate(key)).versions.map(({ version, state }) => `${version} ${state}`);
const change = (subject: string, basedOn: Date | null): DraftInput => ({
  ...key,
  words: { texts: { subject } },
  basedOn,
});

describe("a draft", () => {
  it("is kept word for word and goes to nobody", async () => {
    const staff = await aStaffMember("Asha");
    const words = {
      texts: { subject: " A ", preheader: "", body: "{{x" },
      products: { most: 3, pictures: false, prices: true },
    };
    const saved = await saveDraft({ ...key, words, basedOn: null }, staff, now);
    expect(saved).toMatchObject({ version: 1, state: "draft", words, author: "Asha", publishedAt: null });
    expect((await getTemplate(key)).versions).toEqual([saved]);
    expect(await subjectInUse()).toBeUndefined();
  });

  it("is changed only by who has seen its newest state", async () => {
    const [asha, brian] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
    const first = await saveDraft(change("first", null), asha, now);
    const second = await saveDraft(change("second", first.updatedAt), brian, now);
    expect(second).toMatchObject({ id: first.id, version: 1, author: "Brian" });
    for (const seen of [null, first.updatedAt])
      await expect(saveDraft(change("third", seen), asha, now)).rejects.toMatchObject({
        code: "templates.changed_meanwhile",
      });
    expect((await getTemplate(key)).versions).toMatchObject([{ words: { texts: { subject: "second" } } }]);
  });

  it("begun by ten at once is one", async () => {
    const staff = await aStaffMember();
    const ends = await atOnce(10, (number) => saveDraft(change(`${number}`, null), staff, now));
    expect(fulfilled(ends)).toHaveLength(1);
    expect(await states()).toEqual(["1 draft"]);
  });

  it("that is given up stays on record and makes room for the next one", async () => {
    const { id, updatedAt } = await aDraft();
    await discardDraft({ id, basedOn: updatedAt }, now);
    await discardDraft({ id, basedOn: updatedAt }, now);
    await aDraft();
    expect(await states()).toEqual(["2 draft", "1 discarded"]);
    await expect(publishDraft({ id, basedOn: updatedAt }, now)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("publishing", () => {
  it("takes the draft into use in place of the version before, also when asked ten times at once", async () => {
    await aPublishedTemplate({ texts: { subject: "one" } });
    const { id, updatedAt } = await aDraft({ texts: { subject: "two" } });
    const ends = await atOnce(10, () => publishDraft({ id, basedOn: updatedAt }, now));
    expect(fulfilled(ends)).toHaveLength(10);
    expect(await subjectInUse()).toBe("two");
    expect(await states()).toEqual(["2 in_use", "1 retired"]);
  });

  it("refuses texts with faults, and says which", async () => {
    const { id, updatedAt } = await aDraft({ texts: { body: "{{nobody}}", button: "" } });
    await expect(publishDraft({ id, basedOn: updatedAt }, now)).rejects.toMatchObject({
      code: "templates.faulty",
      details: { fields: { body: expect.stringContaining("nobody"), button: expect.stringContaining("needed") } },
    });
    expect(await states()).toEqual(["1 draft"]);
  });

  it("refuses a draft that is not the one that was seen", async () => {
    const { id, updatedAt } = await aDraft();
    await saveDraft(change("other", updatedAt), await aStaffMember(), now);
    await expect(publishDraft({ id, basedOn: updatedAt }, now)).rejects.toMatchObject({
      code: "templates.changed_meanwhile",
    });
    await expect(publishDraft({ id: "tpl_none", basedOn: updatedAt }, now)).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("going back", () => {
  it("brings earlier words back as a new version and leaves the draft alone; twice it is done once", async () => {
    const one = await aPublishedTemplate({ texts: { subject: "one" } });
    await aPublishedTemplate({ texts: { subject: "two" } });
    await aDraft({ texts: { subject: "three" } });
    const back = await restoreVersion(one.id, await aStaffMember("Asha"), now);
    expect(back).toMatchObject({ version: 4, state: "in_use", author: "Asha", words: { texts: { subject: "one" } } });
    expect(await restoreVersion(back.id, await aStaffMember(), now)).toEqual(back);
    expect(await states()).toEqual(["4 in_use", "3 draft", "2 retired", "1 retired"]);
    expect(await subjectInUse()).toBe("one");
  });

  it("ten at once leave one version in use", async () => {
    const one = await aPublishedTemplate({ texts: { subject: "one" } });
    await aPublishedTemplate({ texts: { subject: "two" } });
    const staff = await aStaffMember();
    await atOnce(10, () => restoreVersion(one.id, staff, now));
    expect((await states()).filter((state) => state.endsWith("in_use"))).toHaveLength(1);
    expect(await subjectInUse()).toBe("one");
  });

  it("to the words of the file needs no version, and nobody brings a draft into use by this way", async () => {
    await aPublishedTemplate();
    await retireTemplate(key, now);
    await retireTemplate(key, now);
    expect(await subjectInUse()).toBeUndefined();
    const draft = await aDraft();
    await expect(restoreVersion(draft.id, await aStaffMember(), now)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("whose language", () => {
  const customer = (email: string, language: string | null) =>
    db.customer.create({ data: { id: newId("cus"), email, name: "Wanjiku", language } });

  it("is the customer's, by id before address; English stands in for what is not there", async () => {
    const swahili = await customer(reader.email, "sw");
    const english = await customer("english@example.com", null);
    await aPublishedTemplate({ texts: { subject: "English" } });
    expect(await subjectInUse()).toBe("English");
    await aPublishedTemplate({ locale: "sw", texts: { subject: "Kiswahili" } });
    expect(await subjectInUse()).toBe("Kiswahili");
    expect((await findPublished(key.message, reader))?.overrides.locale).toBe("sw");
    const subjectTo = async (to: { customerId?: string; email: string }) =>
      (await findPublished(key.message, to))?.overrides.texts.subject;
    expect(await subjectTo({ customerId: english.id, email: reader.email })).toBe("English");
    expect(await subjectTo({ customerId: swahili.id, email: "new@example.com" })).toBe("Kiswahili");
    expect(await subjectTo({ email: "nobody@example.com" })).toBe("English");
    await retireTemplate(key, now);
    expect(await subjectTo({ email: "nobody@example.com" })).toBeUndefined();
  });
});

it("a language is offered while words of it are in use", async () => {
  const row = { message: "cart-saved", locale: "sw", subject: "S", preheader: "P", blocks: {} };
  await db.emailTemplate.create({ data: { id: "tpl_1", ...row, version: 1 } });
  expect(await listLanguages()).toEqual(["en"]);
  await db.emailTemplate.update({ where: { id: "tpl_1" }, data: { publishedAt: new Date() } });
  expect(await listLanguages()).toEqual(["en", "sw"]);
  await db.emailTemplate.update({ where: { id: "tpl_1" }, data: { retiredAt: new Date() } });
  expect(await listLanguages()).toEqual(["en"]);
});

it("the list tells what is in use and in work, in each language", async () => {
  await aPublishedTemplate({ texts: { subject: "Mine" } });
  await aDraft({ locale: "sw" });
  const line = (await listTemplates()).find(({ message }) => message === key.message);
  expect(line).toMatchObject({
    subject: "Mine",
    uses: [
      { locale: "en", published: { version: 1, author: "Amina" }, draft: null },
      { locale: "sw", published: null, draft: { author: "Amina" } },
    ],
  });
});
