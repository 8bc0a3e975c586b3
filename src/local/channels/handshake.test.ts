import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Trial } from "./testing";

describe("connecting", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start({ limits: { connections: 3 } });
  });
  afterAll(() => trial.stop());

  test("greets with an unguessable socket id and the activity timeout", async () => {
    const client = trial.dial();
    const { data } = await client.next("pusher:connection_established");
    expect(data).toEqual({ socket_id: expect.stringMatching(/^\d+\.\d+$/), activity_timeout: 120 });
    client.ws.close();
    await client.closed();
  });

  test.each([
    [4001, "/app/other-key?protocol=7"],
    [4005, "/app/key-1/more?protocol=7"],
    [4005, "/elsewhere"],
    [4005, "//"],
    [4006, "/app/key-1?protocol=seven"],
    [4007, "/app/key-1?protocol=4"],
    [4007, "/app/key-1?protocol=8"],
    [4008, "/app/key-1"],
    [4001, "/app/%E0%A4%A?protocol=7"],
  ])("is refused with %i at %s, in words and as close code", async (code, path) => {
    const client = trial.dial(path);
    expect((await client.next("pusher:error")).data).toEqual({ code, message: expect.any(String) });
    expect(await client.closed()).toBe(code);
  });

  test("is refused with 4009 to pages of other origins, when the app names its own", async () => {
    const strict = await Trial.start({ allowedOrigins: ["https://shop.example"] });
    const stranger = strict.dial(undefined, { origin: "https://elsewhere.example" });
    expect((await stranger.next("pusher:error")).data).toMatchObject({ code: 4009 });
    expect(await stranger.closed()).toBe(4009);
    await strict.connect({ origin: "https://shop.example" });
    await strict.connect();
    await strict.stop();
  });

  test("asks to come back later when the server is full, and has room again when somebody left", async () => {
    const guests = [await trial.connect(), await trial.connect(), await trial.connect()];
    expect(await trial.dial().closed()).toBe(4100);
    guests[0]?.ws.close();
    await guests[0]?.closed();
    await expect.poll(async () => (await trial.dial().next("pusher:connection_established")).event).toBeTruthy();
  });
});
