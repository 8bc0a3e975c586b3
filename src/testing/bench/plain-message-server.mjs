// What the shop is held against in p07-message-latency.mjs: POST / {content} is one INSERT and one `ws` broadcast to the page at GET /,
// which appends a line. No sessions, rights, order, encryption or repetition.
import { createServer } from "node:http";
import pg from "pg";
import { WebSocketServer } from "ws";

const PAGE = `<!doctype html><title>Plain</title><div role="log"></div><script>
  const log = document.querySelector("[role=log]");
  new WebSocket("ws://" + location.host).onmessage = ({ data }) => {
    const line = document.createElement("p");
    line.textContent = data;
    log.append(line);
  };
</script>`;

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 20 });
await pool.query(
  "CREATE TABLE IF NOT EXISTS bench_plain_message (id bigserial PRIMARY KEY, content text, at timestamptz DEFAULT now())",
);

const http = createServer(async (request, response) => {
  if (request.method !== "POST") return void response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
  let body = "";
  for await (const chunk of request) body += chunk;
  const { content } = JSON.parse(body);
  await pool.query({
    name: "insert",
    text: "INSERT INTO bench_plain_message (content) VALUES ($1)",
    values: [content],
  });
  for (const client of sockets.clients) client.send(content);
  response.writeHead(201, { "content-type": "application/json" }).end("{}");
});
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
http.listen(0, "127.0.0.1", () => process.send({ ready: true, port: http.address().port }));
