import type { ChatMessagePayload } from "@/features/chat/channels";
import type { SessionView } from "@/features/chat/schema";
import type { RealtimeConnection } from "@/lib/browser/realtime";

/** What POST /api/chat/session answers (CONTRACT.md "REST face of the chat"). */
export type SessionAnswer = {
  sessionId: string;
  token: string;
  status: "open" | "closed";
  messages: ChatMessagePayload[];
  realtime: RealtimeConnection & { channel: string };
  view?: SessionView;
};

export type SentAnswer = { message: ChatMessagePayload; autoReply: ChatMessagePayload | null };
export type HistoryAnswer = { messages: ChatMessagePayload[]; hasMore: boolean; status: "open" | "closed" };

/**
 * A request that did not do what it should. `status` 0: the network gave no answer. `retryAfterSeconds`: how long the server
 * wants us to wait. `fields`: which input is wrong, and what to do about it.
 */
export class ChatApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds?: number,
    readonly fields?: Record<string, string>,
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
const PAGE = 50;

/** Keeps what proves the visitor where cookies do not: on other sites than the shop's. */
export type TokenKeeper = { get(): string | null; set(token: string | null): void };

/** The chat's server as the widget and its worker use it. */
export type ChatApi = {
  call<T>(path: string, body?: object): Promise<T>;
  start(): Promise<SessionAnswer>;
  post(sessionId: string, content: string, clientMessageId: string): Promise<SentAnswer>;
  after(sessionId: string, seq: number): Promise<HistoryAnswer>;
  before(sessionId: string, seq: number): Promise<HistoryAnswer>;
};

/**
 * The chat's REST face at `origin` (empty: this site's own, where the cookie proves the visitor; else `keeper` does).
 * Every call throws ChatApiError when it did not do what it should.
 */
export function createApi(origin = "", keeper?: TokenKeeper, page?: string): ChatApi {
  async function call<T>(path: string, body?: object): Promise<T> {
    const token = keeper?.get();
    let answer: Response;
    try {
      const headers: Record<string, string> = { "content-type": "application/json" };
      if (token) headers.authorization = `Bearer ${token}`;
      answer = await fetch(`${origin}/api/chat/${path}`, {
        method: body ? "POST" : "GET",
        headers,
        body: body && JSON.stringify(body),
        cache: "no-store",
        credentials: keeper ? "omit" : "same-origin",
        signal: AbortSignal.timeout?.(TIMEOUT_MS),
      });
    } catch {
      throw new ChatApiError(0, "network", "No connection.");
    }
    const json = await answer.json().catch(() => null);
    if (answer.ok) return json as T;
    // What proved us is no longer good: the next start makes a new visitor instead of failing for ever.
    if (answer.status === 401) keeper?.set(null);
    const { code = "internal", message = "The chat does not answer just now.", fields } = json?.error ?? {};
    throw new ChatApiError(
      answer.status,
      code,
      message,
      Number(answer.headers.get("retry-after")) || undefined,
      fields,
    );
  }
  return {
    call,
    async start() {
      const session = await call<SessionAnswer>("session", { page, locale: navigator.language });
      keeper?.set(session.token);
      return session;
    },
    post: (sessionId, content, clientMessageId) => call("message", { sessionId, content, clientMessageId }),
    after: (sessionId, seq) => call(`history/${sessionId}?after=${seq}&limit=100`),
    before: (sessionId, seq) => call(`history/${sessionId}?before=${seq}&limit=${PAGE}`),
  };
}
