import { describe, expect, test } from "vitest";
import { ReadingPace } from "./reading-pace";
import { Trial } from "./testing";

describe("the pace at which a client is read", () => {
  const count = (pace: ReadingPace, times: number, now: number) => {
    for (let number = 0; number < times; number++) pace.count(now);
  };

  test("lets as many frames come at once as in a second, then makes up for the rest", () => {
    const pace = new ReadingPace(200, 0);
    count(pace, 200, 0);
    expect(pace.pauseMs(0)).toBe(0);
    count(pace, 300, 0);
    expect(pace.pauseMs(0)).toBe(1_500);
    expect(pace.pauseMs(1_000)).toBe(500);
    expect(pace.pauseMs(1_500)).toBe(0);
    expect(pace.pauseMs(60_000)).toBe(0);
  });

  test("saves up no more than a second", () => {
    const pace = new ReadingPace(200, 0);
    count(pace, 250, 3_600_000);
    expect(pace.pauseMs(3_600_000)).toBe(250);
  });

  test("spreads a flood over the time it is due, while others are served, and loses nothing of it", async () => {
    const trial = await Trial.start();
    const [flooder, other] = [await trial.connect(), await trial.connect()];
    const from = performance.now();
    for (let number = 0; number < 600; number++) flooder.send("pusher:ping", "x".repeat(1_000));
    await other.settle();
    await expect.poll(() => flooder.received.length, { timeout: 10_000 }).toBe(600);
    // 200 at once, the others in two seconds, less what comes with the last bytes read (64 KB).
    expect(performance.now() - from).toBeGreaterThan(1_500);
    await trial.stop();
  });
});
