import { afterAll, beforeEach, expect, it } from "vitest";
import { changeSetting } from "@/features/settings/change-setting";
import { closeDatabase } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { addWord, changeFilter, removeWord } from "./change-filter";
import { dropFilterInForce, getFilter } from "./get-filter";
import { filterSetting, MAX_WORDS } from "./schema";
import { screenContent } from "./screen-content";
import { tryContent } from "./try-content";

const staff = { id: "stf_1" };
const stranger = { newVisitor: true };

afterAll(closeDatabase);
beforeEach(() => dropFilterInForce());

it("refuses a rude word with 422, and says which; switched off it lets it pass", async () => {
  const refused = {
    kind: "invalid",
    code: "content.refused_words",
    details: { status: 422, facts: { word: "bitch" } },
  };
  await expect(screenContent("You bitch", stranger)).rejects.toMatchObject(refused);
  await changeFilter({ checksWords: false }, staff);
  await expect(screenContent("You bitch", stranger)).resolves.toEqual({ content: "You bitch", held: false });
});

it("keeps every word that ten members add at once", async () => {
  fulfilled(await atOnce(10, (n) => addWord({ list: "refused", word: `word${n}` }, staff)));
  expect((await getFilter()).refused).toHaveLength(10);
});

it("has a word once, on one of the lists", async () => {
  await addWord({ list: "refused", word: "jembe" }, staff);
  await addWord({ list: "refused", word: "jembe" }, staff);
  await expect(screenContent("Nataka jembe", stranger)).rejects.toMatchObject({ code: "content.refused_words" });
  expect(await addWord({ list: "allowed", word: "jembe" }, staff)).toMatchObject({ refused: [], allowed: ["jembe"] });
  await expect(screenContent("Nataka jembe", stranger)).resolves.toMatchObject({ content: "Nataka jembe" });
  await removeWord({ list: "allowed", word: "jembe" }, staff);
  expect(await removeWord({ list: "allowed", word: "jembe" }, staff)).toMatchObject({ refused: [], allowed: [] });
});

it("refuses a word more than a list holds", async () => {
  const words = Array.from({ length: MAX_WORDS }, (_, n) => `word${n}`);

  await changeSetting(filterSetting, { ...(await getFilter()), refused: words }, staff);
  const adding = addWord({ list: "refused", word: "one more" }, staff);
  await expect(adding).rejects.toMatchObject({ code: "content_filter.list_full" });
});

it("holds the links of a new visitor only, never those to the shop, and none when switched off", async () => {
  const content = "Look at https://evil.example/x";
  await expect(screenContent(content, stranger)).resolves.toEqual({ content, held: true });
  await expect(screenContent(content, { newVisitor: false })).resolves.toMatchObject({ held: false });
  await expect(screenContent("http://localhost:3000/cart", stranger)).resolves.toMatchObject({ held: false });
  await changeFilter({ holdsLinks: false }, staff);
  await expect(screenContent(content, stranger)).resolves.toMatchObject({ held: false });
});

it("masks card numbers whatever is switched off", async () => {
  await changeFilter({ checksWords: false, holdsLinks: false }, staff);
  const screened = await screenContent("Charge 4111 1111 1111 1111", stranger);
  expect(screened.content).toBe("Charge •••• •••• •••• 1111");
});

it("shows staff what would become of a sentence", async () => {
  await expect(tryContent("shit, see http://evil.example 4111111111111111")).resolves.toEqual({
    refusedFor: "shit",
    held: true,
    content: "shit, see http://evil.example •••• •••• •••• 1111",
  });
});
