"use client";
import { useEffect } from "react";

/** The widget's own bundle, which the shop's does not hold. */
const WIDGET = "/widget/chat.js";

/** Opens the chat in the page that holds this, also when the page came by a link inside the shop, where no inline script runs again. */
export function OpenChatHere() {
  useEffect(() => {
    // Not arrived: the page works without it.
    import(/* turbopackIgnore: true */ WIDGET).then(({ open }) => open()).catch(() => {});
  }, []);
  return null;
}
