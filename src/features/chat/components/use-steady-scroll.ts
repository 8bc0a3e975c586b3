"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps what one reads in place while rows come, go and move above it: after each change the first row in view that did not
 * change stands where it stood. At the very top the list moves, so that the newest is seen.
 */
export function useSteadyScroll<Row>(
  scroller: RefObject<HTMLElement | null>,
  rows: Row[],
  idOf: (row: Row) => string,
  rowHeight: number,
): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const [element, old] = [scroller.current, before.current];
    before.current = rows;
    if (!element || old === rows || element.scrollTop < rowHeight / 2) return;
    const first = Math.floor(element.scrollTop / rowHeight);
    const places = new Map(rows.map((row, index) => [idOf(row), index]));
    for (let index = first; index < Math.min(old.length, first + 12); index++) {
      const row = old[index];
      const place = row === undefined ? undefined : places.get(idOf(row));
      if (row === undefined || place === undefined || rows[place] !== row) continue;
      if (place !== index) element.scrollTop += (place - index) * rowHeight;
      return;
    }
  }, [rows, scroller, idOf, rowHeight]);
}
