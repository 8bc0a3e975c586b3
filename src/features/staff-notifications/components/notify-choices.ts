"use client";
import { useSyncExternalStore } from "react";

/** What a member wants to be told by, on this device. */
export type NotifyChoices = { sound: boolean; desktop: boolean };

const KEY = "hp-notify";
const DEFAULTS: NotifyChoices = { sound: true, desktop: false };
const listeners = new Set<() => void>();
let known: { text: string | null; choices: NotifyChoices } = { text: null, choices: DEFAULTS };

/** The choices as they are now; a store that cannot be read (private mode) means the defaults. */
export function readNotifyChoices(): NotifyChoices {
  try {
    const text = localStorage.getItem(KEY);
    if (text !== known.text) known = { text, choices: { ...DEFAULTS, ...JSON.parse(text ?? "{}") } };
  } catch {
    known = { text: null, choices: DEFAULTS };
  }
  return known.choices;
}

/** Keeps a choice on this device; every open tab follows. */
export function changeNotifyChoices(change: Partial<NotifyChoices>): void {
  const choices = { ...readNotifyChoices(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Not kept beyond this page.
    known = { text: null, choices };
  }
  for (const listener of listeners) listener();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** The choices, also when another tab changes them. */
export const useNotifyChoices = (): NotifyChoices => useSyncExternalStore(follow, readNotifyChoices, () => DEFAULTS);
