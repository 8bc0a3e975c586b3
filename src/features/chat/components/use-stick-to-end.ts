"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

// Nearer to the end than this counts as being there.
const NEAR_PX = 80;

/** Keeps a scrolling box at its end while the reader is there; who reads further up is left alone, unless he has just written. */
export function useStickToEnd(count: number, writing: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const goToEnd = useCallback(() => box.current?.scrollTo({ top: box.current.scrollHeight }), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is a new count that brings something new to scroll to.
  useLayoutEffect(() => {
    if (atEnd || writing) goToEnd();
  }, [count, atEnd, writing, goToEnd]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX);
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, []);

  return { box, atEnd, goToEnd };
}
