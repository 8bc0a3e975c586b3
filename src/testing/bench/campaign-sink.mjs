// The SMTP server of p09-campaign.mjs: takes everything as fast as it can and keeps nothing but a count.
import { createServer } from "node:net";

const END = Buffer.from("\r\n.\r\n");
let mails = 0;

const server = createServer((socket) => {
  let inBody = false;
  let rest = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.write("220 sink ESMTP\r\n");
  socket.on("data", (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      if (inBody) {
        const end = rest.indexOf(END);
        // Of a body only its last bytes can belong to its end.
        if (end < 0) {
          rest = rest.subarray(Math.max(0, rest.length - END.length));
          return;
        }
        rest = rest.subarray(end + END.length);
        inBody = false;
        mails += 1;
        socket.write("250 2.0.0 queued\r\n");
        continue;
      }
      const end = rest.indexOf("\r\n");
      if (end < 0) return;
      const verb = rest.toString("latin1", 0, 4).toUpperCase();
      rest = rest.subarray(end + 2);
      if (verb === "DATA") inBody = true;
      socket.write(verb === "DATA" ? "354 go on\r\n" : verb === "QUIT" ? "221 bye\r\n" : "250 2.0.0 ok\r\n");
    }
  });
});

process.on("message", () => process.send({ mails }));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
server.listen(0, "127.0.0.1", () => process.send({ ready: true, port: server.address().port }));
