/** @jsxImportSource preact */
import { render } from "preact";
import type { SessionAnswer } from "./chat-api";
import { ChatPanel } from "./chat-panel";
import { Conversation } from "./conversation";
import { listen } from "./listen";
import { styles } from "./styles";

const OPEN_KEY = "hp-chat-open";

let toggle: ((open: boolean) => void) | undefined;

function rememberOpen(open: boolean): void {
  try {
    if (open) sessionStorage.setItem(OPEN_KEY, "1");
    else sessionStorage.removeItem(OPEN_KEY);
  } catch {
    // Without storage the chat starts closed on the next page.
  }
}

function mount(host: HTMLElement, asPage: boolean): (open: boolean) => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.innerHTML = `<style>${styles}</style><div></div>`;
  const place = root.lastElementChild as HTMLElement;
  let open = true;
  let leave = () => {};
  const draw = () => {
    const close = asPage ? undefined : () => show(false);
    render(open ? <ChatPanel conversation={conversation} state={conversation.state} onClose={close} /> : null, place);
  };
  const conversation = new Conversation(draw, (session: SessionAnswer) => {
    leave();
    leave = listen(session, conversation);
  });
  const show = (wanted: boolean) => {
    open = wanted;
    if (!asPage) rememberOpen(open);
    draw();
    if (!open) document.querySelector<HTMLElement>("#chat-launcher button")?.focus();
  };
  draw();
  void conversation.start();
  return show;
}

/**
 * Opens the chat. The first call makes it, in the element `#chat-page` where there is one, else as a panel over the page; later
 * calls show it again. The launcher's inline script calls this after loading the module.
 */
export function open(): void {
  if (toggle) {
    toggle(true);
    return;
  }
  const page = document.getElementById("chat-page");
  const host = page ?? document.getElementById("chat-host") ?? document.body.appendChild(document.createElement("div"));
  toggle = mount(host, page !== null);
  if (!page) rememberOpen(true);
}
