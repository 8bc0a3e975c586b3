import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebhookQueue } from "./webhook-queue";

describe("webhooks on their way", () => {
  let taken: string[][] = [];
  let tried: string[][] = [];
  let refuse: (events: string[]) => boolean = () => false;
  const post = async (events: string[]) => {
    tried.push(events);
    if (refuse(events)) return false;
    taken.push(events);
    return true;
  };
  const open = (maxBytes = 1_000_000) => new WebhookQueue({ post, giveUpAfterMs: 300_000, maxBytes });

  beforeEach(() => {
    [taken, tried, refuse] = [[], [], () => false];
    vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => void vi.restoreAllMocks());

  test("arrive in order, at most twenty at a time", async () => {
    const queue = open();
    const events = Array.from({ length: 45 }, (_, number) => String(number));
    for (const event of events) queue.add(event);
    await queue.work(0);
    expect(taken.map((batch) => batch.length)).toEqual([20, 20, 5]);
    expect(taken.flat()).toEqual(events);
  });

  test("are tried again after 1, 2, 4, … seconds, for five minutes", async () => {
    refuse = () => true;
    const queue = open();
    queue.add("lost");
    const times: number[] = [];
    for (let second = 0; second <= 600; second++) {
      const before = tried.length;
      await queue.work(second * 1_000);
      if (tried.length > before) times.push(second);
    }
    expect(times).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255]);
  });

  test("arrive once when the endpoint is back, and a refused batch holds up nothing behind it", async () => {
    refuse = (events) => events.includes("bad") && tried.length < 3;
    const queue = open();
    queue.add("bad");
    await queue.work(0);
    queue.add("good");
    await queue.work(250);
    expect(taken).toEqual([["good"]]);
    for (const now of [1_000, 3_000, 7_000, 15_000]) await queue.work(now);
    expect(taken).toEqual([["good"], ["bad"]]);
  });

  test("take no more memory than allowed, and there is room again when they are given up", async () => {
    refuse = () => true;
    const queue = open(100);
    for (let number = 0; number < 50; number++) queue.add("0123456789");
    for (let second = 0; second <= 300; second++) await queue.work(second * 1_000);
    expect(new Set(tried.map((batch) => batch.length))).toEqual(new Set([10]));
    refuse = () => false;
    queue.add("later");
    await queue.work(700_000);
    expect(taken).toEqual([["later"]]);
  });

  test("wait for one answer before the next is asked for", async () => {
    const answers: (() => void)[] = [];
    const queue = new WebhookQueue({
      post: () => new Promise((resolve) => answers.push(() => resolve(true))),
      giveUpAfterMs: 1,
      maxBytes: 1_000,
    });
    queue.add("one");
    const first = queue.work(0);
    queue.add("two");
    await queue.work(250);
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await first;
  });
});
