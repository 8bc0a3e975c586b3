/** A protocol message to a client. `data` is encoded twice, as protocol 7 demands of everything but errors. */
export function message(event: string, data: unknown, channel?: string): string {
  return JSON.stringify({ event, channel, data: JSON.stringify(data) });
}

/**
 * `pusher:error`. Codes: 4000–4099 make a client give up once the connection closes, 4100–4199 reconnect after a pause,
 * 4200–4299 at once, 4300–4399 concern one event only; null is an error without a code, the connection lives on.
 */
export function errorMessage(code: number | null, text: string, channel?: string): string {
  return JSON.stringify({ event: "pusher:error", channel, data: { code, message: text } });
}
