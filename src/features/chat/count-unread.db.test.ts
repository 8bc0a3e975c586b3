import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { assignSession } from "./assign-session";
import { closeSession } from "./close-session";
import { countUnread } from "./count-unread";
import { markRead } from "./mark-read";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

it("counts visitors' messages that no member has read, in open conversations that are one's own or nobody's", async () => {
  const [asha, brian] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
  const [free, mine, his, closed] = [
    await aConversation("Wanjiku"),
    await aConversation("Otieno"),
    await aConversation(),
    await aConversation(),
  ];
  expect(await countUnread(asha)).toEqual({ unread: 0, newest: null });
  for (const { sessionId, visitor } of [free, free, mine, his, closed])
    await sendMessage({ sessionId, content: `zebra ${sessionId}` }, visitor);
  await assignSession({ sessionId: mine.sessionId }, asha);
  await assignSession({ sessionId: his.sessionId }, brian);
  await closeSession({ sessionId: closed.sessionId }, asha);
  expect(await countUnread(asha)).toMatchObject({
    unread: 3,
    newest: { sessionId: mine.sessionId, name: "Otieno", content: `zebra ${mine.sessionId}` },
  });
  expect((await countUnread(brian)).unread).toBe(3);
  await sendReply({ sessionId: mine.sessionId, content: "Yes?" }, asha);
  const { lastSeq } = await db.chatSession.findUniqueOrThrow({ where: { id: free.sessionId } });
  await markRead({ sessionId: free.sessionId, seq: lastSeq }, { side: "staff", staff: asha });
  expect((await countUnread(asha)).unread).toBe(0);
  expect((await countUnread(brian)).unread).toBe(1);
});
