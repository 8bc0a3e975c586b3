import type { Agent } from "node:http";
import type { Call } from "./build-call";
import { sendRequest } from "./send-request";
import { isSignedBy, signText } from "./signing";

const TWO_HOURS_MS = 7_200_000;

export interface AppAddress {
  appUrl: string;
  signingKey: string;
  agent?: Agent;
}

/** What a call came to. Only `answered` is the app's own word; the others say why there is none. */
export type CallResult =
  | { kind: "answered"; status: number; noRetry: boolean; retryAfter?: string; reqVersion?: number; body: unknown }
  | { kind: "unreachable" | "lost" | "garbled"; reason: string };

/**
 * Calls the app to run the next step, signed, and checks the signature of its answer. `unreachable`: the app is not
 * there or is not ours (401), no attempt was made. `lost`: the connection broke under way. `garbled`: something
 * answered that is not the SDK with our key. A step may run for two hours.
 */
export async function callApp(address: AppAddress, call: Call, signal: AbortSignal, now: Date): Promise<CallResult> {
  const url = new URL(address.appUrl);
  for (const [name, value] of call.query) url.searchParams.set(name, value);
  const reply = await sendRequest({
    method: "POST",
    url,
    headers: { ...call.headers, "x-inngest-signature": signText(call.body, address.signingKey, now) },
    body: call.body,
    timeoutMs: TWO_HOURS_MS,
    agent: address.agent,
    signal,
  });
  if (reply.kind !== "answer") return reply;
  const { status, headers, text } = reply;
  if (status === 401) return { kind: "unreachable", reason: "the app refused our signature (401)" };
  if (!headers["x-inngest-sdk"]) return { kind: "garbled", reason: `an answer without the SDK's header (${status})` };
  if (!isSignedBy(text, header(headers["x-inngest-signature"]), address.signingKey, new Date())) {
    return { kind: "garbled", reason: `an answer without a valid signature (${status})` };
  }
  const reqVersion = Number(header(headers["x-inngest-req-version"]));
  return {
    kind: "answered",
    status,
    noRetry: header(headers["x-inngest-no-retry"]) === "true",
    retryAfter: header(headers["retry-after"]),
    reqVersion: Number.isInteger(reqVersion) && reqVersion > 0 ? reqVersion : undefined,
    body: parseJson(text),
  };
}

/** The first value of a header. */
export function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { name: "Error", message: text.slice(0, 2_000) };
  }
}
