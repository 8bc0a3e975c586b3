"use client";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * One stop for Tab in a list of links, and the arrows within it (ARIA's roving tabindex). The links carry
 * `data-conversation`; `reveal` scrolls to one that is not drawn yet.
 */
export function useRoving(
  list: RefObject<HTMLElement | null>,
  ids: string[],
  openId: string | null,
  reveal: (index: number) => void = () => {},
) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const known = (id: string | null) => id !== null && ids.includes(id);
  const reachable = known(activeId) ? activeId : known(openId) ? openId : (ids[0] ?? null);

  // After each drawing: the row that was scrolled to may be there only now.
  useEffect(() => {
    if (!wanted.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(wanted.current)}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const go = (step: number) => {
    if (ids.length === 0) return;
    const inside = list.current?.contains(document.activeElement);
    const from = ids.indexOf((inside ? activeId : openId) ?? "");
    const index = Math.max(0, Math.min(ids.length - 1, from === -1 ? (step === 1 ? 0 : step) : from + step));
    wanted.current = ids[index] ?? null;
    setActiveId(wanted.current);
    reveal(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(step);
  };
  const onFocus = (event: { target: EventTarget }) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.conversation : undefined;
    if (id) setActiveId(id);
  };
  return { reachable, go, listProps: { onKeyDown, onFocus } };
}
