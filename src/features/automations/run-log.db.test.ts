import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { countRuns } from "./count-runs";
import { endRun } from "./end-run";
import { getRun } from "./get-run";
import { listRuns } from "./list-runs";
import { recordStep } from "./record-step";
import { setWaiting } from "./set-waiting";
import { isHeldOut, type RunStart, startRun } from "./start-run";

const now = new Date("2026-11-22T09:00:00.000Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const run: RunStart = {
  flow: "cart-recovery",
  subjectKey: "cart_1:3",
  subjectId: "cart_1",
  email: "wanjiru@example.com",
  customerId: null,
  jobRunId: "job_1",
};

async function begin(overrides: Partial<RunStart> = {}): Promise<string> {
  const id = await startRun({ ...run, ...overrides }, now);
  if (!id) throw new Error("the run is taken");
  return id;
}

describe("starting a run", () => {
  it("puts one run on record even when the step runs twice", async () => {
    expect(await begin()).toBe(await begin());
    expect(await db.automationRun.count()).toBe(1);
  });

  it("gives one subject to one job when many ask at once", async () => {
    const jobs = ["a", "b", "c", "d"].map((jobRunId) => startRun({ ...run, jobRunId }, now));
    expect((await Promise.all(jobs)).filter(Boolean)).toHaveLength(1);
  });

  it("keeps the same people out of a flow for good, as many as the holdout says, and puts them on record", async () => {
    const emails = Array.from({ length: 400 }, (_, index) => `person${index}@example.com`);
    const heldOut = emails.filter((email) => isHeldOut("welcome", email, 20));
    expect(heldOut.length).toBeGreaterThan(50);
    expect(heldOut.length).toBeLessThan(110);
    expect(emails.filter((email) => isHeldOut("birthdays", email, 20))).not.toEqual(heldOut);
    expect(emails.some((email) => isHeldOut("welcome", email, 0))).toBe(false);
    const [email = ""] = heldOut;
    const held = { ...run, flow: "welcome", email, holdoutPercent: 20 };
    expect([await startRun(held, now), await startRun({ ...held, jobRunId: "job_2" }, now)]).toEqual([null, null]);
    expect(await db.automationRun.findMany()).toMatchObject([{ heldOutAt: now, endedAt: now, endReason: "held_out" }]);
  });

  it("gives an ended run to a later job, with what it did before", async () => {
    const id = await begin();
    await recordStep(id, { step: "send-cart-saved", outcome: "sent", emailLogId: "mail_1" }, now);
    await endRun(id, "cart_changed", now);
    expect(await begin({ jobRunId: "job_2" })).toBe(id);
    const detail = await getRun(id);
    expect(detail.ended).toBeNull();
    expect(detail.steps).toHaveLength(1);
  });

  it("does not reopen an ended run for a late repeat of its own job", async () => {
    const id = await begin();
    await endRun(id, "order_placed", now);
    await begin();
    expect((await getRun(id)).ended?.reason).toBe("order_placed");
  });
});

describe("ending a run", () => {
  it("keeps the first reason, and waits for nothing afterwards", async () => {
    const id = await begin();
    await setWaiting(id, "send-cart-saved", later(DAY_MS));
    expect(await endRun(id, "order_placed", now)).toBe(true);
    expect(await endRun(id, "failed", later(1))).toBe(false);
    await setWaiting(id, "send-cart-questions", later(DAY_MS));
    expect(await getRun(id)).toMatchObject({ waiting: null, ended: { at: now, reason: "order_placed" } });
  });
});

describe("recording a step", () => {
  it("leaves one line when the step runs twice: the first", async () => {
    const id = await begin();
    await recordStep(id, { step: "send-cart-saved", outcome: "sent", emailLogId: "mail_1" }, now);
    await recordStep(id, { step: "send-cart-saved", outcome: "already_sent", emailLogId: "mail_1" }, later(1));
    expect((await getRun(id)).steps).toMatchObject([{ outcome: "sent", at: now }]);
  });

  it("gives every try of a deferred step its own line", async () => {
    const id = await begin();
    await recordStep(id, { step: "send-cart-saved", outcome: "deferred", reason: "quiet_hours", tries: 0 }, now);
    await recordStep(id, { step: "send-cart-saved", outcome: "sent", emailLogId: "mail_1", tries: 1 }, later(1));
    expect((await getRun(id)).steps.map((step) => step.outcome)).toEqual(["deferred", "sent"]);
  });

  it("counts a mail as sent when the crash lay between sending and recording, as skipped when another run sent it", async () => {
    const first = await begin();
    await recordStep(first, { step: "send-cart-saved", outcome: "already_sent", emailLogId: "mail_1" }, now);
    const second = await begin({ subjectKey: "cart_1:4", jobRunId: "job_2" });
    await recordStep(second, { step: "send-cart-saved", outcome: "already_sent", emailLogId: "mail_1" }, later(1));
    expect((await getRun(first)).steps).toMatchObject([{ outcome: "sent" }]);
    expect((await getRun(second)).steps).toMatchObject([
      { outcome: "skipped", reasonWords: "This mail was sent before" },
    ]);
  });
});

describe("reading runs", () => {
  it("lists newest first, page by page, without a gap or a repeat", async () => {
    for (let n = 0; n < 30; n++) await begin({ subjectKey: `cart_${n}:1`, jobRunId: `job_${n}` });
    const first = await listRuns({});
    const second = await listRuns({ cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.runs, ...second.runs].map(({ id }) => id)).size).toBe(30);
  });

  it("tells waiting runs from ended ones", async () => {
    await begin();
    await endRun(await begin({ subjectKey: "cart_2:1", jobRunId: "job_2" }), "completed", now);
    expect((await listRuns({ state: "waiting" })).runs).toMatchObject([{ subjectId: "cart_1", ended: null }]);
    expect((await listRuns({ state: "ended" })).runs).toMatchObject([{ ended: { reason: "completed" } }]);
  });

  it("finds what began since a moment, about something", async () => {
    await begin();
    const id = await startRun(
      { ...run, subjectKey: "cart_2:1", subjectId: "cart_2", jobRunId: "job_2" },
      later(DAY_MS),
    );
    expect((await listRuns({ since: later(1) })).runs).toMatchObject([{ id }]);
    expect((await listRuns({ subjectIds: ["cart_2", "cart_3"] })).runs).toMatchObject([{ id }]);
    expect((await listRuns({ since: now, subjectIds: [] })).runs).toHaveLength(2);
    expect((await listRuns({ since: later(1), subjectIds: ["cart_1"] })).runs).toEqual([]);
  });

  it("refuses a run that does not exist", async () => {
    await expect(getRun("run_none")).rejects.toMatchObject({ kind: "not_found", code: "automations.run_not_found" });
  });

  it("counts what waits now and what happened in the last 30 days, nothing older", async () => {
    const waiting = await begin();
    await setWaiting(waiting, "send-cart-questions", later(DAY_MS));
    await recordStep(waiting, { step: "send-cart-saved", outcome: "sent", emailLogId: "mail_1" }, now);
    const old = await begin({ subjectKey: "cart_2:1", jobRunId: "job_2" });
    await recordStep(old, { step: "send-cart-saved", outcome: "sent", emailLogId: "mail_2" }, later(-31 * DAY_MS));
    await endRun(old, "order_placed", later(-31 * DAY_MS));
    const stopped = await begin({ subjectKey: "cart_3:1", jobRunId: "job_3" });
    await endRun(stopped, "unsubscribed", now);
    await recordStep(stopped, { step: "send-cart-saved", outcome: "declined", reason: "unsubscribed" }, now);
    const numbers = await countRuns(now);
    expect(numbers["cart-recovery"]).toEqual({
      started: 3,
      steps: {
        "send-cart-saved": {
          ...{ sent: 1, waiting: 0 },
          notSent: [{ reason: "unsubscribed", words: "Unsubscribed", count: 1 }],
        },
        "send-cart-questions": { sent: 0, waiting: 1, notSent: [] },
      },
      ended: [{ reason: "unsubscribed", words: "Unsubscribed", count: 1 }],
    });
    expect(numbers.welcome).toEqual({ started: 0, steps: {}, ended: [] });
  });
});
