import { afterEach, expect, test, vi } from "vitest";
import { Trial } from "./testing";

afterEach(() => void vi.restoreAllMocks());

test.each([3_600_000, -3_600_000])(
  "a clock that jumps by %i ms closes nobody, blocks nobody, and forgets nothing",
  async (jump) => {
    const trial = await Trial.start({ limits: { livenessEverySeconds: 0.01 } });
    const [sender, reader] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(sender, "private-cache-room");
    await trial.subscribe(reader, "private-cache-room");
    await trial.api().trigger("private-cache-room", "price", 1);
    await reader.next("price");
    sender.send("client-hello", 1, "private-cache-room");
    await reader.next("client-hello");

    const before = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => before + jump);
    await new Promise((resolve) => setTimeout(resolve, 50));
    sender.send("client-hello", 2, "private-cache-room");
    expect((await reader.next("client-hello")).data).toBe(2);
    const late = await trial.connect();
    await trial.subscribe(late, "private-cache-room");
    expect((await late.next("price")).data).toBe(1);
    expect(reader.received.filter(({ event }) => event === "pusher:ping")).toEqual([]);
    await trial.stop();
  },
);
