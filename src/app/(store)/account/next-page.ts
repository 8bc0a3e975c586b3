const pages = ["/account", "/cart", "/checkout"];

/** Where to go after signing in: only pages of ours that are named here, so that a link can send nobody elsewhere. */
export function nextPage(wanted: unknown): string {
  return typeof wanted === "string" && pages.includes(wanted) ? wanted : "/account";
}
