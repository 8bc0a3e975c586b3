"use client";
import { useEffect, useState } from "react";

/**
 * The present in milliseconds since 1970, renewed every half minute.
 * @param start the moment of the server's drawing, so that the browser's first one says the same
 */
export function useNow(start?: number): number {
  const [now, setNow] = useState(() => start ?? Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
