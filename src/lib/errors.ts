/** The closed list of refusals that every edge (HTTP, tRPC, Inngest) knows how to say. */
export type ErrorKind =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "invalid"
  | "conflict"
  | "too_many"
  | "unavailable";

export type ErrorDetails = {
  /** Which input field is wrong, and what to do about it. */
  fields?: Record<string, string>;
  /** For `too_many`: seconds until it may be tried again. */
  retryAfterSeconds?: number;
  /** Facts the caller needs to go on, e.g. the present owner of a conversation. */
  facts?: Record<string, unknown>;
  /** Where a kind has several HTTP statuses (413 and 422 are both `invalid`). */
  status?: 413 | 422;
  cause?: unknown;
};

/**
 * A refusal that the caller can do something about. Nothing was changed when it is thrown.
 * `code` belongs to a feature (`chat.session_closed`) and never changes; `message` is for people and says what to do.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = "DomainError";
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

const statusOf: Record<ErrorKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
};

/** The HTTP status that says this refusal (CONTRACT.md "REST face"). */
export function httpStatusOf(error: DomainError): number {
  return error.details.status ?? statusOf[error.kind];
}

/**
 * Postgres refusing characters that no text may hold (NUL, half a surrogate pair), said as what it is: bad input. Null for other
 * errors. Codes 22021 and 22P05: PostgreSQL, appendix A.
 */
export function unreadableText(error: unknown): DomainError | null {
  const said = error instanceof Error ? error.message : "";
  if (!/\b(22021|22P05)\b|invalid byte sequence|unsupported Unicode escape|lone (leading )?surrogate/i.test(said))
    return null;
  return new DomainError(
    "invalid",
    "input.unreadable",
    "The text holds characters that cannot be stored. Please remove them.",
    {
      cause: error,
    },
  );
}
