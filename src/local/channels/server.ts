import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { acceptConnection } from "./accept-connection";
import { answerHttp } from "./answer-http";
import { App, type AppOptions } from "./app";
import { Bus } from "./bus";
import { drain } from "./drain";
import { checkLiveness } from "./liveness";
import { SubscriptionCounts } from "./subscription-counts";
import { startWebhooks } from "./webhooks";
import type { WireMaker } from "./wire";

export interface ChannelsServerOptions extends AppOptions {
  /** What joins this process to the others that serve the same app (`postgresWire`); it is alone unless told. */
  wire?: WireMaker;
}

export interface ChannelsServer {
  /** Resolves with the port once clients can connect; port 0 takes a free one. Rejects when the port is taken. */
  listen(port: number, host?: string): Promise<number>;
  /** Sends all clients away (they reconnect), spread over `drainMs`, and frees the port. */
  close(drainMs?: number): Promise<void>;
  /** The port in use, 0 before `listen`. */
  readonly port: number;
}

/** Longer than the idle time of HTTP clients that keep connections, so that they never write into a closing one. */
const KEEP_ALIVE_MS = 65_000;
const BACKLOG = 4_096;

/** A Pusher Channels server for one app: protocol 7 over WebSocket and the HTTP API, on one port. */
export function createChannelsServer(options: ChannelsServerOptions): ChannelsServer {
  const app = new App(options);
  app.bus = options.wire ? new Bus(app, options.wire(app.id)) : null;
  const webhooks = options.webhooks && startWebhooks(app, options.webhooks);
  const counts = new SubscriptionCounts(app);
  if (options.subscriptionCounts) app.observers.push((fact) => counts.observe(fact));
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: app.limits.frameBytes,
  });
  const http = createServer((request, response) => void answerHttp(app, request, response));
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  http.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (ws) => acceptConnection(app, ws, socket, request));
  });
  const rounds = setInterval(() => tidy(app, counts), app.limits.livenessEverySeconds * 1_000);
  rounds.unref();

  return {
    async listen(port, host = "127.0.0.1") {
      // First: whoever connects hears from then on what happens at the other processes.
      await app.bus?.join();
      http.listen({ port, host, backlog: BACKLOG });
      await once(http, "listening");
      return portOf(http.address());
    },
    async close(drainMs = 0) {
      await drain(app, drainMs);
      clearInterval(rounds);
      const closed = new Promise((resolve) => http.close(resolve));
      // Those who were refused and have not hung up yet: they would hold the port.
      for (const ws of sockets.clients) ws.terminate();
      http.closeAllConnections();
      await closed;
      await webhooks?.stop();
      await app.bus?.leave();
    },
    get port() {
      return portOf(http.address());
    },
  };
}

function tidy(app: App, counts: SubscriptionCounts): void {
  checkLiveness(app);
  counts.tellDue();
  app.lastEvents.forgetExpired(app.now());
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
