import { headers } from "next/headers";
import { openChatScript } from "./open-chat-script";

/**
 * The button that opens the chat, on every page of the shop. Without JavaScript it leads to /chat. With it, an inline script of a
 * few hundred bytes shows the panel's frame at once and loads the chat then; nothing is requested before, nothing waits for
 * hydration (QUALITY.md P1, P4).
 */
export async function ChatLauncher() {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <form
        id="chat-launcher"
        action="/chat"
        className="fixed right-4 bottom-4 z-40 [body:has(#chat-page)_&]:hidden print:hidden"
      >
        <button
          type="submit"
          className="inline-flex min-h-12 items-center gap-2 rounded-full bg-clay px-5 font-semibold text-on-clay shadow-card hover:bg-clay-deep"
        >
          Chat with us
        </button>
      </form>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; it must run before any bundle is there */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: openChatScript }} />
    </>
  );
}
