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
  if (unread === 0) known?.remove();
  else if (button) (known ?? button.appendChild(document.createElement("b"))).textContent = ` (${unread} new)`;
}

/** Gives the keyboard back to where the chat was opened from. */
export function focusLauncher(): void {
  buttonOf()?.focus();
}
