/** @jsxImportSource preact */
import { render } from "preact";
import type { TypingPayload } from "@/features/chat/channels";
import type { Attendant } from "./attend";
import { forget, keep, recall } from "./browser-memory";
import { createApi, type SessionAnswer } from "./chat-api";
import { ChatPanel } from "./chat-panel";
import { Conversation } from "./conversation";
import type { Extras } from "./extras";
import { drawLauncher, focusLauncher } from "./launcher";
import { onceATurn } from "./once-a-turn";
import { deviceQueue } from "./pending-messages";
import { queueNews } from "./queue-news";
import { isForeign, localToken, SHOP_ORIGIN } from "./shop-origin";
import { styles } from "./styles";
import { wear, wearIn } from "./wear";

const OPEN_KEY = "hp-chat-open";
/** Read by the launcher: something waits on this device although no chat is open. */
const WAITING_KEY = "hp-chat-waiting";
const REALTIME_WITHIN_MS = 5_000;

let conversation: Conversation | undefined;
let session: SessionAnswer | undefined;
/** The conversation that is followed, and what follows it. */
let attended: SessionAnswer | undefined;
let present: Attendant | undefined;
let leave = () => {};
let extras: Extras | undefined;
let place: HTMLElement | undefined;
let onPage = false;
let isOpen = false;
/** Newest message that was on the screen; what comes after it while nobody looks is unread. */
let seenSeq = 0;

function draw(): void {
  if (!conversation) return;
  const { state } = conversation;
  const { messages, view } = state;
  const isShown = isOpen || onPage;
  const isSeen = isShown && document.visibilityState === "visible";
  if (isSeen) seenSeq = messages.at(-1)?.seq ?? 0;
  const readSeq = Math.max(seenSeq, view?.visitorReadSeq ?? 0);
  const unread = messages.filter(
    ({ seq, sender }) => seq > readSeq && sender !== "visitor" && sender !== "system",
  ).length;
  if (state.phase === "ready") drawLauncher(unread);
  present?.look(unread, seenSeq);
  if (!place) return;
  if (view) dress(place.getRootNode() as ShadowRoot, view.look);
  render(
    isShown ? (
      <ChatPanel
        conversation={conversation}
        state={state}
        extras={extras}
        onType={(draft) => present?.type(draft)}
        onClose={onPage ? undefined : shut}
      />
    ) : null,
    place,
  );
}

/** The shop's own colour, as staff have set it. */
function dress({ host }: ShadowRoot, look: { accent: string; accentText: string }): void {
  const { style } = host as HTMLElement;
  style.setProperty("--accent", look.accent);
  style.setProperty("--on-accent", look.accentText);
}

function shut(): void {
  isOpen = false;
  forget("session", OPEN_KEY);
  draw();
  focusLauncher();
}

function mount(host: HTMLElement): void {
  if (place) render(null, place);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.innerHTML = "<div></div>";
  wear(styles);
  wearIn(root);
  place = root.firstElementChild as HTMLElement;
}

/**
 * Somebody has reached for the chat and can type: what an open conversation shows besides is loaded, then realtime, then what only
 * watches (QUALITY.md P2). What does not arrive is missed, not waited for.
 */
async function attendNow(opened: SessionAnswer, conversation: Conversation): Promise<void> {
  leave();
  let attendant: Attendant | undefined;
  const news = {
    async onLive() {
      if (attended !== opened) return;
      if (attendant) return attendant.updated();
      attendant = (await import("./attend")).attend(opened, conversation);
      present = attendant;
      draw();
    },
    onUpdated: () => attendant?.updated(),
    onTyping: (typing: TypingPayload) => attendant?.typing(typing),
  };
  attended = opened;
  extras ??= await import("./extras");
  wear(extras.extraStyles);
  draw();
  if (attended !== opened) return;
  const hangUp = extras.listen(opened, conversation, news);
  // Where realtime is slow or blocked the rest does not wait for it.
  const patience = setTimeout(() => attendant ?? news.onLive(), REALTIME_WITHIN_MS);
  leave = () => {
    hangUp();
    clearTimeout(patience);
    attendant?.leave();
    attended = present = undefined;
  };
}

// What is typed and painted comes first.
function attendSoon(): void {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  idle(() => {
    if (!conversation || !session || attended === session) return;
    attendNow(session, conversation).catch(() => {
      // Not arrived: the next wake tries again.
      attended = undefined;
    });
  });
}

function converse(): void {
  conversation = new Conversation(
    {
      api: createApi(isForeign ? SHOP_ORIGIN : "", isForeign ? localToken() : undefined, location.pathname),
      queue: deviceQueue(),
      queueNews: queueNews(),
      onWake(wake) {
        addEventListener("online", wake);
        addEventListener("offline", draw);
        document.addEventListener("visibilitychange", () => {
          draw();
          if (document.visibilityState !== "visible") return;
          wake();
          if (isOpen || onPage) attendSoon();
        });
      },
      onQueued: (waits) => (waits ? keep("local", WAITING_KEY, "1") : forget("local", WAITING_KEY)),
      onStuck: () => present?.stuck(),
    },
    onceATurn(draw),
    (opened) => {
      session = opened;
      if (isOpen || onPage) attendSoon();
    },
  );
  draw();
  void conversation.start();
}

/**
 * Opens the chat: in the element `#chat-page` where the page has one, else as a panel over it. One conversation lives through
 * all pages of a visit; called again it is shown again, wherever its place is now. The launcher's script calls this.
 */
export function open(): void {
  const page = document.getElementById("chat-page");
  const host = page ?? document.getElementById("chat-host") ?? document.body.appendChild(document.createElement("div"));
  onPage = page !== null;
  isOpen = true;
  if (!onPage) keep("session", OPEN_KEY, "1");
  if (!place || place.getRootNode() !== host.shadowRoot) mount(host);
  if (!conversation) converse();
  attendSoon();
  draw();
}

/** Sends what an earlier page left waiting on this device, without showing anything. The launcher's script calls this. */
export function sendWaiting(): void {
  if (!conversation && recall("local", WAITING_KEY)) converse();
}

export * from "./lent";
