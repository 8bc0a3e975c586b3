import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { WebSocket as Client, type WebSocket, WebSocketServer } from "ws";
import { acceptConnection } from "./accept-connection";
import { App } from "./app";
import { sign } from "./signatures";
import { CREDENTIALS, RawClient } from "./testing";

test("a client that is gone leaves nothing behind", async () => {
  const app = new App(CREDENTIALS);
  const sockets = new WebSocketServer({ noServer: true });
  const http = createServer().on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (ws: WebSocket) => acceptConnection(app, ws, socket, request));
  });
  await once(http.listen(0, "127.0.0.1"), "listening");
  const { port } = http.address() as { port: number };
  const client = new RawClient(new Client(`ws://127.0.0.1:${port}/app/${CREDENTIALS.key}?protocol=7`));
  const { data } = await client.next("pusher:connection_established");
  const { socket_id: id } = data as { socket_id: string };
  const userData = '{"id":"anna"}';
  const auth = `${CREDENTIALS.key}:${sign(CREDENTIALS.secret, `${id}::user::${userData}`)}`;
  client.send("pusher:signin", { auth, user_data: userData });
  for (const channel of ["news", "presence-shop"]) {
    const channelAuth = `${CREDENTIALS.key}:${sign(CREDENTIALS.secret, `${id}:${channel}`)}`;
    client.send("pusher:subscribe", { channel, auth: channelAuth });
  }
  await client.settle();
  expect([app.connections.size, app.users.size, app.channels.size]).toEqual([1, 1, 2]);
  client.ws.terminate();
  await expect.poll(() => [app.connections.size, app.users.size, app.channels.size]).toEqual([0, 0, 0]);
  http.close();
});
