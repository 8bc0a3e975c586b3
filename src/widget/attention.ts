import { keep, recall } from "./browser-memory";
import type { ConversationState } from "./conversation-state";

const SOUND_KEY = "hp-chat-sound";

/** Whether new messages sound: as the shopper decided on this device, else as the shop has set. */
export function soundIsOn(state: Pick<ConversationState, "view">): boolean {
  const decided = recall("local", SOUND_KEY);
  return decided ? decided === "on" : (state.view?.look.soundOn ?? false);
}

/** Remembers the shopper's choice on this device. */
export const setSound = (on: boolean) => keep("local", SOUND_KEY, on ? "on" : "off");

let audio: AudioContext | undefined;

/** Two soft notes. Browsers play nothing before the shopper has touched the page, and that is fine. */
export function chime(): void {
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime;
    for (const [index, frequency] of [660, 880].entries()) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      const from = start + index * 0.12;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.12, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.3);
      tone.connect(volume).connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.32);
    }
  } catch {
    // No sound device: the badge and the title say it.
  }
}

const COUNT = /^\(\d+\) /;
let counted = 0;
let newest = "";

/** Shows in the title how many messages are unread, and sounds when one more is. */
export function drawAttention(unread: number, state: ConversationState): void {
  const title = document.title.replace(COUNT, "");
  const wanted = unread > 0 ? `(${unread}) ${title}` : title;
  if (document.title !== wanted) document.title = wanted;
  const last = state.messages.at(-1);
  const isNew = last !== undefined && last.id !== newest && unread > counted;
  if (isNew && newest && soundIsOn(state)) chime();
  newest = last?.id ?? newest;
  counted = unread;
}
