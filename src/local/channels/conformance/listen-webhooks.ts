import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Pusher, { type WebHookRequest } from "pusher";
import { Listener } from "./listener";

/**
 * The app's endpoint for webhooks, on loopback. Notes every event of those that the official library finds genuine; a forged
 * one is answered 401 and noted as `forged`.
 */
export async function listenToWebhooks(app: { appId: string; key: string; secret: string }, port = 0) {
  const listener = new Listener(0);
  const pusher = new Pusher({ ...app, cluster: "none" });
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const webhook = pusher.webhook({ headers: request.headers, rawBody: body } as unknown as WebHookRequest);
    const isValid = webhook.isValid();
    response.writeHead(isValid ? 200 : 401).end();
    if (!isValid) return listener.note({ event: "forged", data: body });
    for (const event of webhook.getEvents()) listener.note({ event: event.name, channel: event.channel, data: event });
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  return {
    listener,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
