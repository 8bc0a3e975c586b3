import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** What the client just did: connected, sent a command, or ended the body of a mail. */
export type SmtpPhase = "connect" | "EHLO" | "MAIL" | "RCPT" | "DATA" | "body";

/** An answer line, `drop` the connection, or stay silent; undefined answers as a server that takes everything. */
type Answer = string | "drop" | "silence" | undefined;
type Behaviour = (phase: SmtpPhase, line: string) => Answer | Promise<Answer>;

export type ReceivedMail = { from: string; to: string; raw: string };

const usual: Record<SmtpPhase, string> = {
  connect: "220 sink ESMTP",
  EHLO: "250 sink",
  MAIL: "250 2.1.0 ok",
  RCPT: "250 2.1.5 ok",
  DATA: "354 go on",
  body: "250 2.0.0 queued",
};

/**
 * An SMTP server for tests on a free port of 127.0.0.1. `mails` holds every mail whose end arrived, in order, whatever was answered then:
 * a server that dies after the last dot may have delivered it.
 */
export async function startSmtpSink() {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const state: { behave: Behaviour } = { behave: () => undefined };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    converse(socket, (phase, line) => state.behave(phase, line), mails);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    /** From now on asks `behave` what to answer; without one it takes everything. */
    answerBy(behave: Behaviour = () => undefined) {
      state.behave = behave;
    },
    /** Breaks every connection that is open. */
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    close() {
      this.cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket: Socket, behave: Behaviour, mails: ReceivedMail[]): void {
  let from = "";
  let to = "";
  let body: string[] | null = null;
  let unread = "";
  let turn = Promise.resolve();

  const answer = async (phase: SmtpPhase, line: string) => {
    const given = await behave(phase, line);
    if (given === "drop") return socket.destroy();
    if (given === "silence") return;
    if (phase === "DATA" && !given) body = [];
    socket.write(`${given ?? usual[phase]}\r\n`);
  };

  const hear = async (line: string) => {
    if (body && line !== ".") return void body.push(line);
    if (body) {
      mails.push({ from, to, raw: body.join("\r\n") });
      body = null;
      return answer("body", line);
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "MAIL") from = line.slice(10);
    if (verb === "RCPT") to = /<([^>]*)>/.exec(line)?.[1] ?? line;
    if (verb === "EHLO" || verb === "MAIL" || verb === "RCPT" || verb === "DATA") return answer(verb, line);
    socket.write(verb === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
  };

  turn = turn.then(() => answer("connect", "")).then(() => undefined);
  socket.on("data", (chunk) => {
    const lines = (unread + chunk).split("\r\n");
    unread = lines.pop() ?? "";
    for (const line of lines) turn = turn.then(() => hear(line)).then(() => undefined);
  });
}
