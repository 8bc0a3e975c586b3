// What the Channels server is held against in p12-channels.mjs: `ws` as its manual shows it. POST /events {event,
// channel, data} goes to every client by one `send` each; nothing is signed, looked up or joined.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const http = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { event, channel, data } = JSON.parse(body);
  const text = JSON.stringify({ event, channel, data });
  for (const client of sockets.clients) client.send(text);
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on("connection", (client) => client.send('{"event":"ready"}'));

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
http.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () =>
  process.send({ ready: true, port: http.address().port }),
);
