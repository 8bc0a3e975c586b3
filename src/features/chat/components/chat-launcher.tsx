import { headers } from "next/headers";
import { findVisitor } from "@/lib/session";
import { countUnreadAnswers } from "../count-unread-answers";
import { openChatScript } from "./open-chat-script";

/**
 * The button that opens the chat, on every page of the shop. Without JavaScript it leads to /chat. With it, an inline script of a
 * few hundred bytes shows the panel's frame at once and loads the chat then; nothing is requested before, nothing waits for
 * hydration (QUALITY.md P1, P4). It says how many answers a known visitor has not read; for everybody else it has not a byte more.
 */
export async function ChatLauncher() {
  const request = await headers();
  const nonce = request.get("x-nonce") ?? undefined;
  const visitor = await findVisitor(request);
  const unread = visitor ? await countUnreadAnswers(visitor.id) : 0;
  return (
    <>
      <form id="chat-launcher" action="/chat">
        {/* biome-ignore lint/a11y/useButtonType: a form's button submits; the word would be on each page twice */}
        <button>
          Chat<span> with us</span>
          {/* One text: the chat may have emptied it before React comes to it, and that must not draw the page anew. */}
          {unread > 0 && <b suppressHydrationWarning>{` (${unread} new)`}</b>}
        </button>
      </form>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; it must run before any bundle is there */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: openChatScript }} />
    </>
  );
}
