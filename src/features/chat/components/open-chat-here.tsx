"use client";
import { useEffect } from "react";

/** Tells the launcher's script that the page came by a link inside the shop, where no inline script runs again. */
export function OpenChatHere() {
  useEffect(() => {
    document.dispatchEvent(new Event("hp-chat"));
  }, []);
  return null;
}
