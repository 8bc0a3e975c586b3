import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heard, Trial } from "./testing";

describe("signing in", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(() => trial.stop());

  test("lets the app reach a user on all connections and end them for good", async () => {
    const browser = trial.browser({ user_id: "anna" });
    browser.signin();
    await heard(browser.connection, "connected");
    await browser.user.signinDonePromise;
    await expect
      .poll(async () => {
        const arrival = heard(browser.user, "coupon");
        await trial.api().sendToUser("anna", "coupon", { code: "KARIBU" });
        return Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, 50))]);
      })
      .toEqual({ code: "KARIBU" });
    const states = heard<{ current: string }>(browser.connection, "state_change");
    await trial.api().terminateUserConnections("anna");
    expect((await states).current).toBe("disconnected");
  });

  test("does not let one user listen to another", async () => {
    const client = await trial.connect();
    client.send("pusher:signin", trial.api().authenticateUser(client.id, { id: "anna" }));
    await client.next("pusher:signin_success");
    client.send("pusher:subscribe", { channel: "#server-to-user-boss" });
    expect((await client.next("pusher:subscription_error")).data).toMatchObject({ status: 401 });
    client.send("pusher:signin", trial.api().authenticateUser(client.id, { id: "boss" }));
    await client.next("pusher:error");
    client.send("pusher:subscribe", { channel: "#server-to-user-boss" });
    await client.next("pusher:subscription_error");
  });

  test("closes a forged sign-in with 4009", async () => {
    const client = await trial.connect();
    client.send("pusher:signin", trial.api({ secret: "guessed" }).authenticateUser(client.id, { id: "boss" }));
    expect((await client.next("pusher:error")).data).toMatchObject({ code: 4009 });
    expect(await client.closed()).toBe(4009);
  });

  test("names the member of a presence channel that comes without channel data", async () => {
    const client = await trial.connect();
    client.send("pusher:signin", trial.api().authenticateUser(client.id, { id: "anna" }));
    await client.next("pusher:signin_success");
    const { data } = await trial.subscribe(client, "presence-signed-in");
    expect(data).toMatchObject({ presence: { ids: ["anna"] } });
  });
});
