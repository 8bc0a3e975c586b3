import pino from "pino";

/** Structured log of the process, one JSON object a line on stdout. Never give it a message's text, an address or a token. */
export const log = pino({ level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info") });
