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
      <form id="chat-launcher" action="/chat">
        <button type="submit">
          Chat<span className="max-sm:sr-only"> with us</span>
        </button>
      </form>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; it must run before any bundle is there */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: openChatScript }} />
    </>
  );
}
