/** @jsxImportSource preact */
import { render } from "preact";
import { ChatPanel } from "./chat-panel";
import { Conversation } from "./conversation";
import { listen } from "./listen";
import { styles } from "./styles";

const OPEN_KEY = "hp-chat-open";

let conversation: Conversation | undefined;
let place: HTMLElement | undefined;
let onPage = false;
let isOpen = true;
/** Newest message that was on the screen; what comes after it while the panel is shut is unread. */
let seenSeq = 0;

function rememberOpen(): void {
  try {
    if (isOpen) sessionStorage.setItem(OPEN_KEY, "1");
    else sessionStorage.removeItem(OPEN_KEY);
  } catch {
    // Without storage the chat starts closed on the next page.
  }
}

/** Says on the launcher how many answers came while the panel was shut. */
function drawLauncher(unread: number): void {
  const button = document.querySelector("#chat-launcher button");
  const known = button?.querySelector("b");
  if (unread === 0) known?.remove();
  else if (button) (known ?? button.appendChild(document.createElement("b"))).textContent = ` (${unread} new)`;
}

function draw(): void {
  if (!conversation || !place) return;
  const { messages } = conversation.state;
  if (isOpen || onPage) seenSeq = messages.at(-1)?.seq ?? 0;
  drawLauncher(messages.filter((message) => message.seq > seenSeq && message.sender !== "visitor").length);
  const shown = isOpen || onPage;
  const close = onPage ? undefined : shut;
  render(shown ? <ChatPanel conversation={conversation} state={conversation.state} onClose={close} /> : null, place);
}

function shut(): void {
  isOpen = false;
  rememberOpen();
  draw();
  document.querySelector<HTMLElement>("#chat-launcher button")?.focus();
}

function mount(host: HTMLElement): void {
  if (place) render(null, place);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>${styles}</style><div></div>`;
  place = root.lastElementChild as HTMLElement;
}

function converse(): void {
  let leave = () => {};
  conversation = new Conversation(draw, (session) => {
    leave();
    if (conversation) leave = listen(session, conversation);
  });
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
  if (!onPage) rememberOpen();
  if (!place || place.getRootNode() !== host.shadowRoot) mount(host);
  if (conversation) draw();
  else converse();
}
