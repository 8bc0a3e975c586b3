import { afterAll, expect, it } from "vitest";
import { findOrCreateTag } from "@/features/chat-tags/find-or-create-tag";
import { closeDatabase, db, inTransaction, pool } from "@/lib/db";
import { newId } from "@/lib/id";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { belongsTo, compareIn } from "./conversation-views";
import { countConversations } from "./count-conversations";
import { listConversations } from "./list-conversations";
import { listTeamIds } from "./list-team-ids";
import { loadSummaries } from "./load-summaries";
import { type ConversationView, conversationView } from "./schema";
import { selectConversations } from "./select-conversations";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

const views = conversationView.options;
const page = { unread: false, limit: 50 };
const ids = async (view: ConversationView, staff: { id: string }, more = {}) =>
  (await listConversations({ ...page, view, ...more }, staff)).conversations.map(({ sessionId }) => sessionId);

/** Sixty conversations in every state, made by one statement. */
async function manyStates(staff: { id: string }, count = 60): Promise<void> {
  await pool().query("INSERT INTO visitor (id) SELECT 'v' || n FROM generate_series(0, $1::int - 1) n", [count]);
  await db.team.createMany({ data: ["t0", "t1", "t2"].map((id) => ({ id, name: id })) });
  await db.teamMember.createMany({ data: ["t0", "t1"].map((teamId) => ({ teamId, staffId: staff.id })) });
  await pool().query(
    `INSERT INTO chat_session (id, visitor_id, assigned_to_id, team_id, last_human_message_at, waiting_since, snoozed_until, closed_at, last_seq)
     SELECT 's' || lpad(n::text, 7, '0'), 'v' || n, CASE WHEN n % 3 = 0 THEN $1 END, CASE WHEN n % 5 < 3 THEN 't' || n % 5 END,
       CASE WHEN n % 11 <> 0 THEN timestamptz '2026-01-01' + (n % 40) * interval '1 minute' END,
       CASE WHEN n % 2 = 0 THEN timestamptz '2026-01-01' + (n % 17) * interval '1 minute' END,
       CASE WHEN n % 7 = 0 THEN timestamptz '2027-01-01' + (n % 5) * interval '1 minute' END,
       CASE WHEN n % 4 = 1 THEN timestamptz '2026-02-01' + (n % 9) * interval '1 minute' END, 1
     FROM generate_series(0, $2::int - 1) n`,
    [staff.id, count],
  );
}

it("gives each view in its order, page by page, just as the console sorts what it merges", async () => {
  const staff = await aStaffMember();
  await manyStates(staff);
  const who = { staffId: staff.id, teamIds: await listTeamIds(staff.id) };
  expect(who.teamIds.sort()).toEqual(["t0", "t1"]);
  const all = await loadSummaries((await db.chatSession.findMany({ select: { id: true } })).map(({ id }) => id));
  expect(all).toHaveLength(60);
  const counts: Record<string, number> = await countConversations(staff);
  for (const view of views) {
    const expected = all.filter((one) => belongsTo(view, one, who)).sort((a, b) => compareIn(view, a, b));
    const walked: string[] = [];
    let cursor: { at: string; id: string } | undefined;
    do {
      const found = await listConversations({ ...page, view, limit: 4, cursor }, staff);
      walked.push(...found.conversations.map(({ sessionId }) => sessionId));
      cursor = found.nextCursor ?? undefined;
    } while (cursor);
    expect(walked, view).toEqual(expected.map(({ sessionId }) => sessionId));
    expect(walked.length, view).toBeGreaterThan(3);
    if (view !== "closed") expect(counts[view], view).toBe(walked.length);
  }
});

it("shows every team's conversations to whoever belongs to none", async () => {
  await manyStates(await aStaffMember());
  expect((await listTeamIds((await aStaffMember()).id)).sort()).toEqual(["t0", "t1", "t2"]);
});

it("says who, the last words of a person and not the bot's, unread and waiting; nothing of who only opened the chat", async () => {
  const staff = await aStaffMember();
  const [known, other] = [await aConversation("Wanjiku"), await aConversation()];
  await aConversation("Only looked");
  await sendMessage(
    { sessionId: known.sessionId, content: "Do you deliver\n to Kisumu?" },
    known.visitor,
    new Date("2026-11-22T09:00:00Z"),
  );
  await sendMessage({ sessionId: other.sessionId, content: "zebra" }, other.visitor, new Date("2026-11-22T09:05:00Z"));
  const { conversations } = await listConversations({ ...page, view: "all" }, staff);
  expect(conversations).toMatchObject([
    { sessionId: other.sessionId, name: expect.stringMatching(/^Visitor · \w+ \w+$/), unread: 1 },
    {
      sessionId: known.sessionId,
      name: "Wanjiku",
      unread: 1,
      lastMessage: { sender: "visitor", preview: "Do you deliver to Kisumu?" },
      waitingSince: "2026-11-22T09:00:00.000Z",
      owner: null,
    },
  ]);
  await sendReply({ sessionId: known.sessionId, content: "Yes" }, staff, new Date("2026-11-22T09:10:00Z"));
  expect(await ids("mine", staff)).toEqual([known.sessionId]);
  expect(await ids("unassigned", staff)).toEqual([other.sessionId]);
  expect(await ids("waiting", staff)).toEqual([other.sessionId]);
  expect(await ids("all", staff, { unread: true })).toEqual([other.sessionId]);
  const [summary] = await loadSummaries([known.sessionId, "gone"]);
  expect(summary).toMatchObject({ lastMessage: { sender: "staff", staffId: staff.id, preview: "Yes" }, unread: 0 });
});

it("shows only conversations with a tag when asked for", async () => {
  const staff = await aStaffMember();
  await manyStates(staff);
  const tag = await inTransaction((tx) => findOrCreateTag(tx, "Refund"));
  await db.chatSessionTag.create({ data: { sessionId: "s0000002", tagId: tag.id } });
  expect(await ids("all", staff, { tagId: tag.id })).toEqual(["s0000002"]);
});

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  Plans?: Plan[];
};

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

it("reads a page's rows by an index and no more, however many conversations there are (P14)", async () => {
  const staff = await aStaffMember();
  await manyStates(staff, 12_000);
  await pool().query("ANALYZE chat_session");
  const who = { staffId: staff.id, teamIds: ["t0", "t1"] };
  const cursor = { at: "2026-01-01T00:20:00.000Z", id: "s0004000" };
  for (const view of views)
    for (const from of [undefined, view === "snoozed" ? undefined : cursor]) {
      const { sql, values } = selectConversations({ view, unread: false, cursor: from, limit: 50 }, who);
      const text = sql.split("?").reduce((before, part, index) => `${before}$${index}${part}`);
      const { rows } = await pool().query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      const nodes = nodesOf(rows[0]["QUERY PLAN"][0].Plan as Plan);
      const named = `${view}${from ? " from the middle" : ""}`;
      expect(
        nodes.map((node) => node["Node Type"]),
        named,
      ).not.toContain("Seq Scan");
      // Rows of equal moments are read together: 12,000 over 40 minutes, a page never needs more than two of those.
      const read = nodes.filter((node) => node["Relation Name"] === "chat_session");
      for (const node of read) expect(node["Actual Rows"] * node["Actual Loops"], named).toBeLessThan(1_600);
    }
});

it("names the same browser alike in every conversation", async () => {
  const { visitor, sessionId } = await aConversation();
  const [first] = await loadSummaries([sessionId]);
  await db.chatSession.update({ where: { id: sessionId }, data: { closedAt: new Date() } });
  const again = newId("ses");
  await db.chatSession.create({ data: { id: again, visitorId: visitor.visitorId } });
  expect((await loadSummaries([again]))[0]?.name).toBe(first?.name);
});
