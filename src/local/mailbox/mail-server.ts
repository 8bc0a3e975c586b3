import { mkdirSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { acceptsConnections } from "../postgres/ports";

export interface MailServerOptions {
  host: string;
  smtpPort: number;
  webPort: number;
  /** Where every mail is kept as a file. */
  dir: string;
}

/** The part of maildev that is used here; the package brings no types. */
interface MailDev {
  store: { id: string }[];
  smtp: { onData: OnData };
  listen: () => Promise<void>;
  close: (done: () => void) => void;
}

type OnData = (stream: Readable, session: object, answer: Answer) => void;
type Answer = (error: Error | null, message?: string) => void;

const LOAD_TIMEOUT_MS = 5000;
const POLL_MS = 20;

/**
 * Takes every mail that is sent to it by SMTP, keeps it in `dir`, delivers none, and shows them on a web page (`GET
 * /email` lists them as JSON, `GET /healthz` answers). Mails that a former process kept, however it ended, are there
 * again when this returns. Returns what closes it.
 */
export async function startMailServer({
  host,
  smtpPort,
  webPort,
  dir,
}: MailServerOptions): Promise<() => Promise<void>> {
  mkdirSync(dir, { recursive: true });
  const kept = readdirSync(dir).filter((file) => file.endsWith(".eml")).length;
  // maildev 2.2.0 reads an undeclared variable `host` when it starts to listen (lib/mailserver.js) and would throw.
  (globalThis as { host?: string }).host = host;
  const createMailDev = createRequire(import.meta.url)("maildev") as (options: object) => MailDev;
  const maildev = createMailDev({
    smtp: smtpPort,
    ip: host,
    web: webPort,
    webIp: host,
    mailDirectory: dir,
    silent: true,
  });
  maildev.smtp.onData = acceptWhenKept(maildev, dir, maildev.smtp.onData);
  // maildev's own handlers wait for open connections; whoever started this decides about its end.
  process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT");
  await maildev.listen();
  await until(async () => maildev.store.length >= kept);
  await until(() => acceptsConnections(webPort, host));
  return () => new Promise((resolve) => maildev.close(resolve));
}

/** maildev accepts a mail while it is still being written; a sender may believe in it only when it is kept and listed. */
function acceptWhenKept(maildev: MailDev, dir: string, receive: OnData): OnData {
  return (stream, session, answer) => {
    let bytes = 0;
    // Not a data listener: that would start the stream before maildev has opened its file.
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        bytes += chunk.length;
        next(null, chunk);
      },
    });
    receive(stream.pipe(counted), session, async (error, message = "") => {
      const id = message.split(" ").at(-1) ?? "";
      const file = join(dir, `${id}.eml`);
      const isWritten = () => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= bytes;
      if (!error) await until(async () => isWritten() && maildev.store.some((mail) => mail.id === id), 1);
      answer(error, message);
    });
  };
}

/** A file that is no mail never arrives in the store, so the wait has an end. */
async function until(condition: () => Promise<boolean>, pollMs = POLL_MS): Promise<void> {
  for (const started = Date.now(); Date.now() - started < LOAD_TIMEOUT_MS; ) {
    if (await condition()) return;
    await sleep(pollMs);
  }
}
