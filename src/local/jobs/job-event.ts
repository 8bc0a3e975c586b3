/** An event as the app gets it: `id` is the sender's own id if it gave one, `ts` is in milliseconds since 1970. */
export interface JobEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  user: Record<string, unknown>;
  v?: string;
}

/** True when a trigger names this event: exactly, or by `a/*` and `a.*`, which take everything that begins so. */
export function isNamed(trigger: string, name: string): boolean {
  return trigger === name || (/[/.]\*$/.test(trigger) && name.startsWith(trigger.slice(0, -1)));
}
