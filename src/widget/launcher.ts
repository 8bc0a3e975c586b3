const launcher = () => document.getElementById("chat-launcher");

/** The launcher's button: in the page of the shop, or in the shadow that keeps other sites' styles away. */
const buttonOf = () => {
  const place = launcher();
  return (place?.shadowRoot ?? place)?.querySelector<HTMLElement>("button");
};

/** Says on the launcher how many answers nobody has seen yet. */
export function drawLauncher(unread: number): void {
  const button = buttonOf();
  const known = button?.querySelector("b");
  const words = unread > 0 ? ` (${unread} new)` : "";
  // The one that the page came with is React's: emptied, never taken away.
  if (known) known.textContent = words;
  else if (words) button?.appendChild(document.createElement("b")).append(words);
}

/** Gives the keyboard back to where the chat was opened from. */
export function focusLauncher(): void {
  buttonOf()?.focus();
}
