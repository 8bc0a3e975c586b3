import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface CuttableLine {
  /** The URL through the line. */
  url: string;
  /** Ends every connection, and lets none through until `mend`. */
  cut(): void;
  mend(): void;
  close(): void;
}

/** For tests: a line to a database that can be cut, so that the database is away for who uses it and for nobody else. */
export async function openLine(databaseUrl: string): Promise<CuttableLine> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let whole = true;
  const end = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((socket) => {
    if (!whole) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => undefined);
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  url.hostname = "127.0.0.1";
  return {
    url: url.href,
    cut() {
      whole = false;
      end();
    },
    mend() {
      whole = true;
    },
    close() {
      end();
      server.close();
    },
  };
}
