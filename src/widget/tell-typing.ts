/** A visitor's typing is told at most this often. */
const TELL_EVERY_MS = 3_000;

/**
 * Tells the shop that the visitor is typing, at most once in 3 s and with what stands in the field at that moment; what has not
 * changed since is not told again. An empty field is told only where staff see what is typed (`shows`).
 */
export function tellTyping(
  tell: (draft: string) => void,
  shows: () => boolean,
): { type(draft: string): void; stop(): void } {
  let draft = "";
  let told = "";
  let lastTold = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const act = () => {
    timer = undefined;
    if (draft === told || !(draft || shows())) return;
    told = draft;
    lastTold = Date.now();
    tell(draft);
  };
  return {
    type(text) {
      draft = text.trim();
      // Sent or wiped out: what is typed next is told even when it is the same again.
      if (!draft && !shows()) told = "";
      timer ??= setTimeout(act, Math.max(0, lastTold + TELL_EVERY_MS - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
