import { expect, it } from "vitest";
import { recordPageView } from "@/features/tracking/record-page-view";
import { db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { blockVisitor } from "./block-visitor";
import { countUnreadAnswers } from "./count-unread-answers";
import { getPerson } from "./get-person";
import { listVisitors } from "./list-visitors";
import { markRead } from "./mark-read";
import { startConversation } from "./start-conversation";

const hello = (visitorId: string, clientMessageId = "first-words") => ({
  visitorId,
  content: "May I help you choose?",
  clientMessageId,
});

it("begins a conversation that is the writer's, without the bot, and the shopper has one unread answer until he reads it", async () => {
  const [visitor, staff] = await Promise.all([aVisitor(), aStaffMember()]);
  const { sessionId } = await startConversation(hello(visitor.visitorId), staff);
  const session = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId }, include: { messages: true } });
  expect(session).toMatchObject({ assignedToId: staff.id, startedByStaffId: staff.id, lastSeq: 1 });
  expect(session.messages.map(({ sender }) => sender)).toEqual(["staff"]);
  expect(await countUnreadAnswers(visitor.visitorId)).toBe(1);
  await markRead({ sessionId, seq: 1 }, visitor);
  expect(await countUnreadAnswers(visitor.visitorId)).toBe(0);
});

it("writes once when the same words are sent again, and takes up the conversation that is open", async () => {
  const staff = await aStaffMember();
  const { sessionId, visitor } = await aConversation();
  for (let time = 0; time < 2; time++)
    expect(await startConversation(hello(visitor.visitorId), staff)).toEqual({ sessionId });
  expect(await db.chatMessage.count({ where: { sessionId, sender: "staff" } })).toBe(1);
});

it("lets one of several who write at once begin it, and tells the others whose it is", async () => {
  const visitor = await aVisitor();
  const staff = await Promise.all(["Asha", "Brian", "Cate"].map((name) => aStaffMember(name)));
  const written = await atOnce(3, (index) =>
    startConversation(hello(visitor.visitorId, `words-${index}`), staff[index] as { id: string; name: string }),
  );
  expect(fulfilled(written)).toHaveLength(1);
  expect(await db.chatSession.count()).toBe(1);
  const refused = written.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refused).toEqual(["chat.session_taken", "chat.session_taken"]);
});

it("writes to no blocked and no unknown visitor", async () => {
  const staff = await aStaffMember();
  const { sessionId, visitor } = await aConversation();
  await blockVisitor(sessionId, staff);
  await expect(startConversation(hello(visitor.visitorId), staff)).rejects.toThrow(/block/i);
  await expect(startConversation(hello("vis_none"), staff)).rejects.toMatchObject({ code: "chat.unknown_visitor" });
});

it("shows who is on the site, and beside a conversation what that person looks at", async () => {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  await recordPageView(visitor.visitorId, { path: "/products/pot", title: "Pot" });
  expect(await listVisitors()).toMatchObject([
    { name: "Wanjiku", path: "/products/pot", cartCents: 0, sessionId: null },
  ]);
  const person = await getPerson(sessionId);
  expect(person.pages.here?.title).toBe("Pot");
  expect(person).toMatchObject({ mails: [], earlier: [], consent: null, rating: null });
});
