import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { createVisitor } from "@/lib/session";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { aStaffMember } from "@/testing/factories/staff";
import { getChatReport } from "./get-chat-report";

afterAll(closeDatabase);

const from = Date.parse("2026-10-31T21:00:00Z");
const now = new Date("2026-12-20T00:00:00Z");
const input = { from: "2026-11-01", to: "2026-11-30", hours: "all" as const };

let seed = 20261122;
const random = (below: number) => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};

type Said = { sender: "visitor" | "staff" | "bot"; at: Date; staffId?: string };

/** Raw rows of one conversation, as the chat would have written them. */
async function record(
  id: string,
  said: Said[],
  end: Partial<{
    closedAt: Date;
    closedById: string;
    outcome: "resolved" | "not_resolved" | "spam";
    handedOverAt: Date;
  }>,
  rating?: { resolved?: boolean; stars?: number; staffId: string; ratedAt: Date },
) {
  const visitor = await createVisitor();
  const first = said.find(({ sender }) => sender === "visitor")?.at ?? null;
  await db.chatSession.create({
    data: {
      id,
      visitorId: visitor.id,
      createdAt: said[0]?.at,
      firstVisitorMessageAt: first,
      lastSeq: said.length,
      ...end,
    },
  });
  await db.chatMessage.createMany({
    data: said.map(({ sender, at, staffId }, index) => ({
      id: `${id}_${index}`,
      sessionId: id,
      seq: index + 1,
      sender,
      senderName: sender,
      staffId,
      contentSealed: "x",
      createdAt: at,
    })),
  });
  if (rating) await db.chatRating.create({ data: { sessionId: id, ...rating } });
}

let staff: { id: string; name: string }[];

beforeEach(async () => {
  staff = [await aStaffMember("Asha"), await aStaffMember("Ben")];
  for (let index = 0; index < 120; index++) {
    const at = from - 31 * DAY_MS + random(62 * 24 * 60) * MINUTE_MS;
    const said: Said[] = [
      { sender: "bot", at: new Date(at) },
      { sender: "visitor", at: new Date(at + 5_000) },
    ];
    if (random(2)) said.push({ sender: "bot", at: new Date(at + 5_000) });
    const who = staff[random(2)]?.id ?? "";
    if (random(3)) said.push({ sender: "staff", at: new Date(at + 6_000 + random(400) * 1_000), staffId: who });
    const closed = random(4) > 0;
    const closedAt = new Date(at + HOUR_MS + random(3_000) * 1_000);
    await record(
      `chs_${index}`,
      said,
      {
        ...(closed
          ? {
              closedAt,
              closedById: who,
              outcome: (["resolved", "not_resolved", "spam"] as const)[random(8) ? random(2) : 2],
            }
          : {}),
        ...(random(5) ? {} : { handedOverAt: new Date(at + 5_000) }),
      },
      closed && random(2)
        ? { resolved: random(2) === 1, stars: 1 + random(5), staffId: who, ratedAt: closedAt }
        : undefined,
    );
  }
});

it("equals what plain SQL finds in the raw rows, for this span and the one before", async () => {
  const report = await getChatReport(input, now);
  const value = (id: string) => report.figures.find((figure) => figure.id === id);
  for (const [side, start] of [
    ["value", from],
    ["before", from - 30 * DAY_MS],
  ] as const) {
    const span = [new Date(start), new Date(start + 30 * DAY_MS)] as const;
    const [started] = await db.$queryRaw<Record<string, number>[]>`
      WITH first AS (
        SELECT m.session_id, min(m.seq) AS seq, min(m.created_at) AS at FROM chat_message m WHERE m.sender = 'visitor' GROUP BY 1
      ), told AS (
        SELECT f.at, s.closed_at, s.handed_over_at,
          (SELECT min(m.created_at) FROM chat_message m WHERE m.session_id = s.id AND m.sender = 'staff' AND m.seq > f.seq) AS reply,
          (SELECT count(*) FROM chat_message m WHERE m.session_id = s.id AND m.sender = 'bot' AND m.seq > f.seq) AS bot
        FROM chat_session s JOIN first f ON f.session_id = s.id
        WHERE f.at >= ${span[0]} AND f.at < ${span[1]} AND coalesce(s.outcome::text, '') <> 'spam'
      )
      SELECT count(*)::int AS conversations,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM reply - at) * 1000)::float AS median,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM reply - at) * 1000)::float AS p90,
        (count(*) FILTER (WHERE reply - at <= interval '2 minutes'))::float / nullif(count(reply), 0) AS "inTime",
        (count(*) FILTER (WHERE reply IS NULL AND bot > 0 AND handed_over_at IS NULL))::int AS bot,
        (count(*) FILTER (WHERE reply IS NULL AND (bot = 0 OR handed_over_at IS NOT NULL)))::int AS missed
      FROM told`;
    expect(value("conversations")?.[side]).toBe(started?.conversations);
    expect(value("first-response-median")?.[side]).toBeCloseTo(started?.median ?? -1, 3);
    expect(value("first-response-p90")?.[side]).toBeCloseTo(started?.p90 ?? -1, 3);
    expect(value("first-response-in-time")?.[side]).toBeCloseTo(started?.inTime ?? -1, 9);
    expect(value("by-bot-alone")?.[side]).toBe(started?.bot);
    expect(value("missed")?.[side]).toBe(started?.missed);
    const [ended] = await db.$queryRaw<Record<string, number>[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.closed_at - v.at) * 1000)::float AS median,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM s.closed_at - v.at) * 1000)::float AS p90,
        avg(CASE WHEN coalesce(r.resolved, s.outcome = 'resolved') THEN 1.0 ELSE 0.0 END)::float AS resolved
      FROM chat_session s JOIN (SELECT session_id, min(created_at) AS at FROM chat_message WHERE sender = 'visitor' GROUP BY 1) v
        ON v.session_id = s.id LEFT JOIN chat_rating r ON r.session_id = s.id
      WHERE s.closed_at >= ${span[0]} AND s.closed_at < ${span[1]} AND s.outcome <> 'spam'`;
    expect(value("resolution-median")?.[side]).toBeCloseTo(ended?.median ?? -1, 3);
    expect(value("resolution-p90")?.[side]).toBeCloseTo(ended?.p90 ?? -1, 3);
    expect(value("resolved")?.[side]).toBeCloseTo(ended?.resolved ?? -1, 9);
    const [rated] = await db.$queryRaw<Record<string, number>[]>`
      SELECT avg((r.stars >= 4)::int)::float AS satisfied FROM chat_rating r JOIN chat_session s ON s.id = r.session_id
      WHERE r.rated_at >= ${span[0]} AND r.rated_at < ${span[1]} AND s.outcome <> 'spam'`;
    expect(value("satisfied")?.[side]).toBeCloseTo(rated?.satisfied ?? -1, 9);
  }
});

it("gives every chart the same conversations", async () => {
  const report = await getChatReport(input, now);
  const total = report.figures[0]?.value;
  expect(total).toBeGreaterThan(20);
  const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
  expect(sum(report.byDay.map(({ count }) => count))).toBe(total);
  expect(report.byDay).toHaveLength(30);
  expect(sum(report.byHour.flat())).toBe(total);
  expect(sum(Object.values(report.answered))).toBe(total);
  expect(sum(report.byDuration.map(({ count }) => count))).toBe(report.answered.person);
  expect(sum(report.members.map(({ answered }) => answered))).toBe(report.answered.person);
});

it("counts no time in which the shop is shut when asked for business hours", async () => {
  const friday = new Date("2026-11-20T14:59:00Z");
  const visitorAt = (minutes: number) => new Date(friday.getTime() + minutes * MINUTE_MS);
  await db.chatSession.deleteMany();
  // 17:59 on Friday to 8:01 on Saturday, shop time: 2 minutes of it open.
  await record(
    "chs_night",
    [
      { sender: "visitor", at: friday },
      { sender: "staff", at: visitorAt(14 * 60 + 2), staffId: staff[0]?.id },
    ],
    {},
  );
  const median = async (hours: "all" | "business") =>
    (await getChatReport({ ...input, hours }, now)).figures.find(({ id }) => id === "first-response-median")?.value;
  expect(await median("all")).toBe((14 * 60 + 2) * MINUTE_MS);
  expect(await median("business")).toBe(2 * MINUTE_MS);
});
