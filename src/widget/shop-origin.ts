import { recall } from "./browser-memory";
import type { TokenKeeper } from "./chat-api";

/** Where this bundle came from, which is where the chat's server is. */
export const SHOP_ORIGIN = new URL(import.meta.url).origin;

/** True on any other site than the shop's own: no cookie proves the visitor there, and no worker of the shop can run. */
export const isForeign = SHOP_ORIGIN !== location.origin;

/** An address of the shop, as this page reaches it. */
export const shopUrl = (path: string) => (isForeign ? SHOP_ORIGIN + path : path);

const TOKEN = "hp-chat-token";

/** Keeps the visitor's token in this site's own storage; where that is blocked, for as long as the page lives. */
export function localToken(): TokenKeeper {
  let held = recall("local", TOKEN);
  return {
    get: () => held,
    set: (token) => {
      held = token;
      try {
        if (token) localStorage.setItem(TOKEN, token);
        else localStorage.removeItem(TOKEN);
      } catch {
        // Blocked: the next page view is a new visitor.
      }
    },
  };
}
