"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { matchShortcuts, nameOfPress, type Shortcut, type ShortcutId, shortcuts, worksWhileTyping } from "./shortcuts";

const SEQUENCE_MS = 1_200;
const SWITCH = "hp.single-keys";

type Run = () => void;
const handlers = new Map<ShortcutId, Run[]>();
const followers = new Set<() => void>();
let before: { press: string; at: number } | null = null;

const tell = () => {
  for (const follower of followers) follower();
};

const isField = (element: EventTarget | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) || isTypedInto(element));

const isTypedInto = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "file"].includes(element.type);

/** Whether single letters are shortcuts on this device (WCAG 2.1.4 asks for a switch). */
export const singleKeysOn = (): boolean =>
  typeof localStorage === "undefined" || localStorage.getItem(SWITCH) !== "off";

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(SWITCH, on ? "on" : "off");
  tell();
}

/** Runs what is registered last for a shortcut: what lies on top answers. False when nothing does. */
export function runShortcut(id: ShortcutId): boolean {
  const run = handlers.get(id)?.at(-1);
  run?.();
  return Boolean(run);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.key === "Shift") return;
  const press = nameOfPress(event);
  if (!worksWhileTyping(press) && (isField(event.target) || !singleKeysOn())) return;
  // A dialog keeps its keys to itself.
  if (document.querySelector("dialog[open]") && press !== "mod+k") return;
  // Escape closes what is open over the page first: the browser does that for a popover.
  if (press === "Escape" && document.querySelector(":popover-open")) return;
  const recent = before && event.timeStamp - before.at < SEQUENCE_MS ? before.press : null;
  const { hits, begins } = matchShortcuts(press, recent);
  before = begins ? { press, at: event.timeStamp } : null;
  const hit = hits.find(({ id }) => handlers.get(id)?.length);
  if (!hit) return;
  event.preventDefault();
  // A key held down walks through the list, and does nothing else twice.
  if (event.repeat && hit.scope !== "list") return;
  runShortcut(hit.id);
}

/**
 * Binds a shortcut of the list while the component is shown. The latest one bound wins; nothing fires while somebody types
 * in a field, except Escape and keys held with Ctrl or ⌘. Null binds nothing.
 */
export function useShortcut(id: ShortcutId, run: Run | null): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const bound = run !== null;
  useEffect(() => {
    if (!bound) return;
    const own = () => latest.current?.();
    if (handlers.size === 0) document.addEventListener("keydown", onKeyDown);
    handlers.set(id, [...(handlers.get(id) ?? []), own]);
    tell();
    return () => {
      const left = (handlers.get(id) ?? []).filter((other) => other !== own);
      if (left.length > 0) handlers.set(id, left);
      else handlers.delete(id);
      if (handlers.size === 0) document.removeEventListener("keydown", onKeyDown);
      tell();
    };
  }, [id, bound]);
}

const follow = (follower: () => void) => {
  followers.add(follower);
  return () => followers.delete(follower);
};

/** The shortcuts that something answers to just now, in the list's order. */
export function availableShortcuts(): Shortcut[] {
  const ours: Shortcut[] = [...shortcuts];
  return ours.filter(({ id }) => handlers.has(id));
}

/** Whether single letters are shortcuts, followed. */
export const useSingleKeys = (): boolean => useSyncExternalStore(follow, singleKeysOn, () => true);
