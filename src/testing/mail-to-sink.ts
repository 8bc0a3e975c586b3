import { afterAll, beforeEach } from "vitest";
import { startSmtpSink } from "./smtp-sink";

/**
 * For a test file: all its mail goes to an SMTP sink of its own, which before every test holds no mail, takes everything and
 * has no connection. Called at the top of the file: the product reads its environment at the first use and keeps it.
 */
export async function mailToSink() {
  const sink = await startSmtpSink();
  process.env.EMAIL_PORT = String(sink.port);
  beforeEach(() => {
    sink.cut();
    sink.answerBy();
    sink.mails.length = 0;
  });
  afterAll(() => sink.close());
  return sink;
}
