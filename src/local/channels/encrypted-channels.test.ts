import { createServer, connect as dial } from "node:net";
import Pusher from "pusher";
import PusherClient from "pusher-js";
import { expect, test } from "vitest";
import { CREDENTIALS, heard, MASTER_KEY, Trial } from "./testing";

test("an encrypted channel works end to end while the server sees ciphertext only", async () => {
  const trial = await Trial.start();
  const wire = await tapTo(trial.port);
  const api = new Pusher({
    ...CREDENTIALS,
    host: "127.0.0.1",
    port: String(wire.port),
    useTLS: false,
    encryptionMasterKeyBase64: MASTER_KEY,
  });
  const browser = new PusherClient(CREDENTIALS.key, {
    cluster: "",
    wsHost: "127.0.0.1",
    wsPort: wire.port,
    forceTLS: false,
    enabledTransports: ["ws"],
    channelAuthorization: {
      transport: "ajax",
      endpoint: "",
      customHandler: ({ socketId, channelName }, done) => done(null, api.authorizeChannel(socketId, channelName)),
    },
  });
  const channel = browser.subscribe("private-encrypted-chat-1");
  await heard(channel, "pusher:subscription_succeeded");
  const arrival = heard(channel, "message.posted");
  await api.trigger("private-encrypted-chat-1", "message.posted", { content: "My PIN is 4711" });
  expect(await arrival).toEqual({ content: "My PIN is 4711" });

  expect(wire.seen()).toContain("message.posted");
  expect(wire.seen()).toContain("ciphertext");
  expect(wire.seen()).not.toContain("4711");
  expect(wire.seen()).not.toContain("shared_secret");
  browser.disconnect();
  await trial.stop();
  await wire.close();
});

/** A wire to the server that remembers every byte in both directions, frames of the browser unmasked. */
async function tapTo(port: number) {
  const bytes: Buffer[] = [];
  const server = createServer((near) => {
    const far = dial(port, "127.0.0.1");
    near.on("data", (chunk) => bytes.push(chunk));
    far.on("data", (chunk) => bytes.push(chunk));
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    seen: () => Buffer.concat(bytes).toString("latin1"),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
