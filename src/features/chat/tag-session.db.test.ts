import { afterAll, expect, it } from "vitest";
import { deleteTag } from "@/features/chat-tags/delete-tag";
import { listTags } from "@/features/chat-tags/list-tags";
import { closeDatabase } from "@/lib/db";
import { aConversation } from "@/testing/factories/conversations";
import { loadSummaries } from "./load-summaries";
import { tagSession } from "./tag-session";
import { untagSession } from "./untag-session";

afterAll(closeDatabase);

const tagsOf = async (sessionId: string) => (await loadSummaries([sessionId]))[0]?.tags.map(({ name }) => name);

it("puts a tag on once, however it is spelled and whoever does it at once", async () => {
  const [one, two] = [await aConversation(), await aConversation()];
  const spelled = [" Refund ", "refund", "#REFUND"];
  await Promise.all(spelled.flatMap((name) => [one, two].map(({ sessionId }) => tagSession({ sessionId, name }))));
  expect(await tagsOf(one.sessionId)).toEqual(["refund"]);
  expect(await listTags()).toMatchObject([{ name: "refund", conversations: 2 }]);
});

it("takes it off, and a deleted tag off every conversation; twice is once", async () => {
  const { sessionId } = await aConversation();
  const tag = await tagSession({ sessionId, name: "vip" });
  await tagSession({ sessionId, name: "bulk order" });
  for (let time = 0; time < 2; time++) await untagSession({ sessionId, tagId: tag.id });
  expect(await tagsOf(sessionId)).toEqual(["bulk order"]);
  const [left] = (await listTags()).filter(({ name }) => name === "bulk order");
  for (let time = 0; time < 2; time++) await deleteTag(left?.id ?? "");
  expect(await tagsOf(sessionId)).toEqual([]);
});

it("refuses a name that is no name, an unknown conversation, and the 21st tag", async () => {
  const { sessionId } = await aConversation();
  for (const name of [" # ", "x".repeat(41)])
    await expect(tagSession({ sessionId, name })).rejects.toMatchObject({ code: "chat_tags.bad_name" });
  await expect(tagSession({ sessionId: "no", name: "vip" })).rejects.toMatchObject({ code: "chat.unknown_session" });
  for (let n = 0; n < 20; n++) await tagSession({ sessionId, name: `tag ${n}` });
  await expect(tagSession({ sessionId, name: "one more" })).rejects.toMatchObject({ code: "chat.too_many_tags" });
  await expect(tagSession({ sessionId, name: "tag 3" })).resolves.toMatchObject({ name: "tag 3" });
});
