import assert from "node:assert/strict";
import type { Scenario } from "./stage";

const ZONE = "Asia/Tokyo";

/** The hour of now and of the next minutes in Tokyo, where no hour is skipped or repeated. */
function hourInTokyo(offsetMs: number): number {
  const text = new Intl.DateTimeFormat("en", { timeZone: ZONE, hour: "2-digit", hourCycle: "h23" }).format(
    Date.now() + offsetMs,
  );
  return Number(text);
}

/** Functions that the clock starts. */
export const CRONS: Scenario[] = [
  {
    name: "a cron ticks once, on the full minute, in the hours of its time zone",
    slow: true,
    functions: ({ client, note }) => {
      const now = [...new Set([hourInTokyo(0), hourInTokyo(120_000)])].join(",");
      const otherwise = (hourInTokyo(0) + 12) % 24;
      return [
        client.createFunction({ id: "ticks", triggers: [{ cron: `TZ=${ZONE} * ${now} * * *` }] }, ({ event }) => {
          note("tick", { name: event.name, cron: event.data.cron, ts: event.ts });
        }),
        client.createFunction({ id: "ticks-not", triggers: [{ cron: `TZ=${ZONE} * ${otherwise} * * *` }] }, () => {
          note("wrong zone");
        }),
      ];
    },
    async play(stage) {
      await stage.until("tick");
      await stage.pause(2_000);
      const ticks = stage.seen("tick") as Array<{ name: string; cron: string; ts: number }>;
      assert.equal(ticks.length, 1);
      assert.equal(ticks[0]?.name, "inngest/scheduled.timer");
      assert.match(ticks[0]?.cron ?? "", /^TZ=Asia\/Tokyo \* /);
      const late = (stage.times("tick")[0] ?? 0) % 60_000;
      assert.ok(late < 15_000, `it ticked ${late} ms after the full minute`);
      assert.deepEqual(stage.seen("wrong zone"), []);
    },
  },
];
