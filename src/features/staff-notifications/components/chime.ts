"use client";

let audio: AudioContext | undefined;

/** Browsers let a page sound only after somebody has touched it: call it from a click or a key. */
export function wakeChime(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
}

/** True when `playChime` will be heard. */
export const canChime = (): boolean => audio?.state === "running";

const TONES = [
  { hertz: 659, after: 0 },
  { hertz: 880, after: 0.12 },
];
const TONE_SECONDS = 0.35;
const LOUDNESS = 0.12;

/** Two soft tones, half a second; silent when the page may not sound yet. */
export function playChime(): void {
  if (audio?.state !== "running") return;
  for (const { hertz, after } of TONES) {
    const start = audio.currentTime + after;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + TONE_SECONDS);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + TONE_SECONDS);
  }
}
