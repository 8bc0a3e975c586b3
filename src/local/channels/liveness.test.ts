import { describe, expect, test } from "vitest";
import { judgeSilence } from "./liveness";
import { RateBucket } from "./rate-bucket";
import { Trial } from "./testing";

const LIMITS = { activityTimeoutSeconds: 120, pongTimeoutSeconds: 30 };

describe("liveness", () => {
  test("leaves a client alone for the activity timeout and the pong timeout, then pings it", () => {
    expect(judgeSilence({ heardAt: 0, pingedAt: null }, 150_000, LIMITS)).toBe("leave");
    expect(judgeSilence({ heardAt: 0, pingedAt: null }, 150_001, LIMITS)).toBe("ping");
  });

  test("gives a pinged client the pong timeout, then closes it", () => {
    expect(judgeSilence({ heardAt: 0, pingedAt: 150_000 }, 180_000, LIMITS)).toBe("leave");
    expect(judgeSilence({ heardAt: 0, pingedAt: 150_000 }, 180_001, LIMITS)).toBe("close");
  });

  test("closes who does not answer with 4201 and keeps who answers", async () => {
    let now = 0;
    const trial = await Trial.start({ now: () => now, limits: { livenessEverySeconds: 0.01 } });
    const silent = await trial.connect({ autoPong: false });
    const answering = await trial.connect({ autoPong: false });
    now = 151_000;
    await silent.next("pusher:ping");
    await answering.next("pusher:ping");
    await answering.settle();
    now = 182_000;
    expect(await silent.closed()).toBe(4201);
    await answering.settle();
    await trial.stop();
  });

  test("cuts in the next round who does not even hang up", async () => {
    let now = 0;
    const trial = await Trial.start({ now: () => now, limits: { livenessEverySeconds: 0.01 } });
    const watcher = await trial.connect();
    const dead = await trial.connect();
    await trial.subscribe(watcher, "presence-shop", { user_id: "watcher" });
    await trial.subscribe(dead, "presence-shop", { user_id: "dead" });
    dead.ws.pause();
    now = 151_000;
    await watcher.next("pusher:ping");
    await watcher.settle();
    now = 182_000;
    expect((await watcher.next("pusher_internal:member_removed")).data).toEqual({ user_id: "dead" });
    await trial.stop();
  });

  test("answers a ping event and a ping frame", async () => {
    const trial = await Trial.start();
    const client = await trial.connect();
    client.send("pusher:ping", {});
    expect((await client.next("pusher:pong")).data).toEqual({});
    const pong = new Promise((resolve) => client.ws.once("pong", resolve));
    client.ws.ping();
    await pong;
    await trial.stop();
  });
});

describe("the rate bucket", () => {
  test("lets ten pass at once, then ten a second, and does not charge for what it refuses", () => {
    const bucket = new RateBucket(10, 0);
    const passed = (now: number) => Array.from({ length: 30 }, () => bucket.take(now)).filter(Boolean).length;
    expect(passed(0)).toBe(10);
    expect(passed(0)).toBe(0);
    expect(passed(100)).toBe(1);
    expect(passed(60_000)).toBe(10);
  });
});
