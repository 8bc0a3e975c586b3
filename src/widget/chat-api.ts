import type { ChatMessagePayload } from "@/features/chat/channels";
import type { RealtimeConnection } from "@/lib/browser/realtime";

/** What POST /api/chat/session answers (CONTRACT.md "REST face of the chat"). */
export type SessionAnswer = {
  sessionId: string;
  token: string;
  status: "open" | "closed";
  messages: ChatMessagePayload[];
  realtime: RealtimeConnection & { channel: string };
};

export type HistoryAnswer = { messages: ChatMessagePayload[]; hasMore: boolean; status: "open" | "closed" };

/**
 * A request that did not do what it should. `status` 0: the network gave no answer. `retryAfterSeconds`: how long the server
 * wants us to wait.
 */
export class ChatApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }

  /** True when the same request may succeed later: no network, a busy or broken server. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

// Longer than a slow 2G round trip, shorter than anybody waits for a sign of life.
const TIMEOUT_MS = 20_000;

async function call<T>(path: string, body?: unknown): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? undefined : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new ChatApiError(0, "network", "No connection.");
  }
  const json = await answer.json().catch(() => null);
  if (answer.ok && json) return json as T;
  const { code = "internal", message = "The chat does not answer just now." } = json?.error ?? {};
  throw new ChatApiError(answer.status, code, message, Number(answer.headers.get("retry-after")) || undefined);
}

/** The visitor's open conversation, or a new one. */
export const startSession = () =>
  call<SessionAnswer>("/api/chat/session", { page: location.pathname, locale: navigator.language });

/** Stores a message; the same `clientMessageId` again is the same message. */
export const postMessage = (sessionId: string, content: string, clientMessageId: string) =>
  call<{ message: ChatMessagePayload; autoReply: ChatMessagePayload | null }>("/api/chat/message", {
    sessionId,
    content,
    clientMessageId,
  });

/** Messages after a sequence number, ascending. */
export const readHistory = (sessionId: string, after: number) =>
  call<HistoryAnswer>(`/api/chat/history/${sessionId}?after=${after}&limit=100`);
