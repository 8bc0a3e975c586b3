import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** A line to a server that can be led to another one, and on which clients can be made to speak into the void. */
export interface Line {
  port: number;
  /** Where connections go that are made from now on. */
  leadTo(port: number): void;
  /** What clients send on the connections of now is lost; what they are sent arrives. */
  muteClients(): void;
  close(): void;
}

/** Opens a line on loopback to a port of the same machine. */
export async function openLine(port: number): Promise<Line> {
  let target = port;
  const clients = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    clients.add(near);
    near.on("error", () => far.destroy()).on("close", () => clients.delete(near));
    far.on("error", () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(to) {
      target = to;
    },
    muteClients() {
      for (const client of clients) client.unpipe().resume();
    },
    close() {
      for (const client of clients) client.destroy();
      server.close();
    },
  };
}
