"use client";
import { useEffect, useState } from "react";
import { drafts } from "./kept-replies";

/** A text that is half written: it stays on the device while one looks elsewhere, also over a reload. */
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState("");
  // After the first drawing: the server knows no device.
  useEffect(() => setText(drafts.get(name)), [name]);
  const write = (next: string) => {
    drafts.set(name, next);
    setText(next);
  };
  return [text, write];
}
