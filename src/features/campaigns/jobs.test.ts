import { describe, expect, it, vi } from "vitest";
import { LIMIT_MS, REAL_TIME, withJobs } from "@/testing/with-jobs";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const SOON = { timeout: 30_000, interval: 50 };

const jobs = withJobs({}, REAL_TIME);

describe("the jobs of a campaign", () => {
  it("send it to everybody once, through pause and resume", { timeout: LIMIT_MS }, async () => {
    const { aCampaign, readers } = await import("@/testing/factories/campaigns");
    const [{ scheduleCampaign }, { pauseCampaign }] = [
      await import("./schedule-campaign"),
      await import("./pause-campaign"),
    ];
    const [{ resumeCampaign }, { getProgress }] = [await import("./resume-campaign"), await import("./get-progress")];
    await readers(400, new Date());
    const { id } = await aCampaign();
    jobs.mailSlowly(60);
    await scheduleCampaign(id, null);
    await vi.waitFor(() => expect(jobs.mails().length).toBeGreaterThanOrEqual(30), SOON);
    await pauseCampaign(id);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const held = jobs.mails().length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(jobs.mails()).toHaveLength(held);
    expect(await getProgress(id)).toMatchObject({
      state: "paused",
      audience: 400,
      accepted: held,
      left: 400 - held,
    });
    jobs.mailSlowly(0);
    await resumeCampaign(id);
    await vi.waitFor(async () => expect((await getProgress(id)).state).toBe("finished"), SOON);
    expect(new Set(jobs.mails().map(({ to }) => to)).size).toBe(400);
    expect(jobs.mails()).toHaveLength(400);
    expect(await getProgress(id)).toMatchObject({ accepted: 400, left: 0, failed: 0 });
  });
});
