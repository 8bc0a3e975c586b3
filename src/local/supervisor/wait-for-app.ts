import { setTimeout as sleep } from "node:timers/promises";

export interface WaitOptions {
  /** The shop's address on this machine. */
  address: string;
  timeoutMs: number;
  /** How long an answer that is not healthy is borne: some services need a moment more than the shop. */
  unhealthyMs: number;
}

/**
 * Waits until the shop says at /api/health that it and its services are well, and returns "". When it answers but is not
 * well for `unhealthyMs`, returns what it said: it can be used, with something missing. Throws when nothing answers.
 */
export async function waitForApp({ address, timeoutMs, unhealthyMs }: WaitOptions): Promise<string> {
  const started = Date.now();
  let firstAnswer: number | undefined;
  for (;;) {
    const answer = await askHealth(address);
    if (answer?.ok) return "";
    if (answer) firstAnswer ??= Date.now();
    if (answer && firstAnswer && Date.now() - firstAnswer > unhealthyMs) return answer.text;
    if (Date.now() - started > timeoutMs) throw new Error(`The shop did not answer within ${timeoutMs / 1000} s.`);
    await sleep(50);
  }
}

async function askHealth(address: string): Promise<{ ok: boolean; text: string } | null> {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(20_000) });
    return { ok: response.ok, text: `${response.status} ${(await response.text()).slice(0, 300)}` };
  } catch {
    return null;
  }
}
