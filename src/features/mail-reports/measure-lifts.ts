import { type FlowName, flows } from "@/features/automations/flows";
import type { FlowSettings } from "@/features/automations/schema";
import type { Span } from "@/features/reports/schema";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { ordersOfPerson } from "./rows";
import { differenceOf, liftDays } from "./rules";
import type { Lift, Share } from "./schema";

/**
 * What the flows with a holdout bring: of the people who came into a flow in the span while it held people out, the share that ordered
 * among those it mailed and among those it left out, each person once, by the first run. Runs so young that an order of theirs may still
 * come are left out. Flows that held out nobody are missing.
 */
export async function measureLifts(span: Span, settings: FlowSettings, now: Date): Promise<Lift[]> {
  const names = (Object.keys(flows) as FlowName[]).filter((flow) => flows[flow].marketing);
  const lifts = await Promise.all(names.map((flow) => measureLift(flow, liftDays(flow, settings), span, now)));
  return lifts.filter((lift) => lift.heldOut.people > 0);
}

async function measureLift(flow: FlowName, windowDays: number, { from, to }: Span, now: Date): Promise<Lift> {
  const until = new Date(Math.min(to.getTime(), now.getTime() - windowDays * DAY_MS));
  const rows = await db.$queryRaw<(Share & { held: boolean })[]>`
    WITH run AS (
      SELECT DISTINCT ON (email) email, held_out_at IS NOT NULL AS held, started_at FROM automation_run
      WHERE flow = ${flow} AND started_at >= ${from} AND started_at < ${until} AND email IS NOT NULL ORDER BY email, started_at
    ), held AS (SELECT min(started_at) AS first, max(started_at) AS last FROM run WHERE held)
    SELECT r.held, count(*)::int AS people, (count(*) FILTER (WHERE EXISTS (
      SELECT FROM (${ordersOfPerson(Prisma.sql`r.email`)}) o
      WHERE o.placed_at > r.started_at AND o.placed_at <= r.started_at + ${windowDays}::int * interval '1 day')))::int AS ordered
    FROM run r, held WHERE r.started_at BETWEEN held.first AND held.last GROUP BY r.held`;
  const sideOf = (held: boolean): Share => {
    const row = rows.find((row) => row.held === held);
    return { people: row?.people ?? 0, ordered: row?.ordered ?? 0 };
  };
  const [mailed, heldOut] = [sideOf(false), sideOf(true)];
  return { flow, name: flows[flow].name, windowDays, mailed, heldOut, difference: differenceOf(mailed, heldOut) };
}
