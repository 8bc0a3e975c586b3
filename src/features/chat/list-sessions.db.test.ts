import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeSession } from "./close-session";
import { countWaiting } from "./count-waiting";
import { listActiveSessions } from "./list-active-sessions";
import { listHistory } from "./list-history";
import { listSessions } from "./list-sessions";
import { markRead } from "./mark-read";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

it("lists open conversations, newest message first, with last words, unread and waiting time", async () => {
  const [first, second] = [await aConversation("Wanjiku"), await aConversation()];
  await sendMessage({ sessionId: first.sessionId, content: "One" }, first.visitor, new Date("2026-11-22T09:00:00Z"));
  await sendMessage({ sessionId: first.sessionId, content: "Two" }, first.visitor, new Date("2036-11-22T09:05:00Z"));
  const active = await listActiveSessions();
  expect(active.map(({ sessionId }) => sessionId)).toEqual([first.sessionId, second.sessionId]);
  expect(active[0]).toMatchObject({
    visitor: { name: "Wanjiku" },
    status: "open",
    lastMessage: { content: "Two" },
    unread: 2,
    waitingSince: "2026-11-22T09:00:00.000Z",
  });
  expect(active[1]).toMatchObject({ unread: 0, waitingSince: null });
  const written = await listSessions({ status: "open", written: true, limit: 10 });
  expect(written.map(({ sessionId }) => sessionId)).toEqual([first.sessionId]);
  expect(await countWaiting()).toBe(1);
  await closeSession({ sessionId: first.sessionId }, await aStaffMember());
  expect(await countWaiting()).toBe(0);
  expect((await listSessions({ status: "closed", written: true, limit: 10 })).map((row) => row.sessionId)).toEqual([
    first.sessionId,
  ]);
});

it("moves read marks forward only, never beyond the newest message, and each side its own", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "One" }, visitor);
  const staff = { side: "staff", staff: await aStaffMember() } as const;
  await markRead({ sessionId, seq: 99 }, staff);
  await markRead({ sessionId, seq: 1 }, staff);
  await sendReply({ sessionId, content: "Two" }, staff.staff);
  await markRead({ sessionId, seq: 2 }, visitor);
  const row = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row).toMatchObject({ staffReadSeq: 3, visitorReadSeq: 2 });
  await expect(markRead({ sessionId, seq: 1 }, await aVisitor())).rejects.toMatchObject({ kind: "not_found" });
});

it("gives history after a number, ascending, in pages, to the visitor and staff only", async () => {
  const { sessionId, visitor } = await aConversation();
  for (const content of ["a", "b", "c"]) await sendMessage({ sessionId, content }, visitor);
  const page = await listHistory({ sessionId, after: 1, limit: 2 }, visitor);
  expect(page).toMatchObject({ hasMore: true, status: "open" });
  expect(page.messages.map(({ content }) => content)).toEqual(["a", "b"]);
  const staff = { side: "staff", staff: await aStaffMember() } as const;
  expect(await listHistory({ sessionId, after: 3, limit: 2 }, staff)).toMatchObject({
    hasMore: false,
    messages: [{ seq: 4, content: "c" }],
  });
  const stranger = listHistory({ sessionId, after: 0, limit: 9 }, await aVisitor());
  await expect(stranger).rejects.toMatchObject({ kind: "not_found" });
});
