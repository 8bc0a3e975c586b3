"use client";
import { isNews, type News } from "../rules";
import { canChime, playChime } from "./chime";
import { readNotifyChoices } from "./notify-choices";

// Of many tabs the one in use goes first (it knows what is on the screen), then one that may sound.
const HEARD_MS = 150;
const OTHERS_MS = 500;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The member has it on the screen in this tab. */
const isRead = (news: News) =>
  document.hasFocus() && new URLSearchParams(location.search).get("session") === news.sessionId;

/** Runs `work` in one tab at a time, where the browser can (it cannot on plain http beyond localhost). */
const alone = (work: () => void): Promise<void> =>
  navigator.locks ? navigator.locks.request("hp-notify", work) : Promise.resolve(work());

// A browser that keeps nothing (private mode) remembers for as long as the page is open.
const remembered = new Map<string, string>();

function toldUntil(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? remembered.get(key) ?? null;
  } catch {
    return remembered.get(key) ?? null;
  }
}

function noteTold(key: string, at: string): void {
  remembered.set(key, at);
  try {
    localStorage.setItem(key, at);
  } catch {
    // As said above.
  }
}

/** Notes that news up to here is known without telling of it. */
export function takeAsTold(key: string, at: string): void {
  if (isNews(at, toldUntil(key))) noteTold(key, at);
}

/**
 * Tells of news by sound and on the desktop as the member chose, in one of his open tabs only, and not at all when it is on the
 * screen before him. Each piece of news is told once.
 * @param key names the kind of news and the member
 */
export async function tellOnce(key: string, news: News, open: (sessionId: string) => void): Promise<void> {
  const read = isRead(news);
  if (!read) await pause(document.hasFocus() ? 0 : canChime() ? HEARD_MS : OTHERS_MS);
  await alone(() => {
    if (!isNews(news.at, toldUntil(key))) return;
    noteTold(key, news.at);
    if (read) return;
    const { sound, desktop } = readNotifyChoices();
    if (sound) playChime();
    if (desktop) showOnDesktop(news, open);
  });
}

function showOnDesktop({ title, body, sessionId }: News, open: (sessionId: string) => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    const shown = new Notification(title, { body, tag: sessionId, icon: "/brand/icon-192.png" });
    shown.onclick = () => {
      window.focus();
      open(sessionId);
      shown.close();
    };
  } catch {
    // Android's Chrome shows notifications from service workers only; the sound and the title tell there.
  }
}
