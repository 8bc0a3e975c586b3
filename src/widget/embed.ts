import { embedStyles } from "./embed-styles";

/**
 * The chat's launcher for any other site, by one script tag: `<script src="https://shop.example/widget/embed.js" async></script>`
 * (`data-label`: other words on the button). It costs nothing until the visitor reaches for it: then the shop's own chat is loaded from where
 * this script came from. Everything stands in shadow roots, which the site's styles do not reach.
 */
declare const SHOP_COLORS: Record<"light" | "dark", Record<string, string>>;

/** No site has rules for it, as many have for div. */
const TAG = "hp-chat";
const LOOK_KEY = "hp-chat-look";
const script = document.currentScript as HTMLScriptElement;
const shop = new URL(script.src).origin;

const remembered = (place: () => Storage, key: string): string | null => {
  try {
    return place().getItem(key);
  } catch {
    return null;
  }
};

/** The shop's tokens for launcher and panel. Adopted, not written: a site's policy may forbid style elements. */
function adoptColors(): void {
  const rule = (colors: Record<string, string>) =>
    `#chat-launcher,#chat-host{${Object.entries(colors)
      .map(([name, value]) => `--${name}:${value}`)
      .join(";")}}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rule(SHOP_COLORS.light)}@media(prefers-color-scheme:dark){${rule(SHOP_COLORS.dark)}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

type Chat = { open(): void; sendWaiting(): void };
// Kept from the bundler: it is the shop's file at run time.
const load = (): Promise<Chat> => import(/* @vite-ignore */ `${shop}/widget/chat.js`);

function addLauncher(): void {
  if (document.getElementById("chat-launcher")) return;
  adoptColors();
  const place = document.createElement(TAG);
  place.id = "chat-launcher";
  const root = place.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(embedStyles);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = script.dataset.label ?? "Chat with us";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  root.append(button, status);
  const { accent, accentText, position } = JSON.parse(remembered(() => localStorage, LOOK_KEY) ?? "{}");
  if (accent) {
    place.style.setProperty("--accent", accent);
    place.style.setProperty("--on-accent", accentText);
  }
  if (position === "left") place.className = "left";
  const open = () => {
    status.textContent = "Opening chat…";
    load().then(
      (chat) => {
        status.textContent = "";
        if (!document.getElementById("chat-host")) {
          const host = document.body.appendChild(document.createElement(TAG));
          host.id = "chat-host";
        }
        chat.open();
      },
      () => {
        status.textContent = "The chat cannot be reached just now. Please try again.";
      },
    );
  };
  button.onclick = open;
  document.body.append(place);
  if (remembered(() => sessionStorage, "hp-chat-open")) open();
  else if (remembered(() => localStorage, "hp-chat-waiting")) load().then((chat) => chat.sendWaiting());
}

if (document.body) addLauncher();
else addEventListener("DOMContentLoaded", addLauncher);
