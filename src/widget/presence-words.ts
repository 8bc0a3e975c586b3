import type { SessionView } from "@/features/chat/schema";

/** How long an answer takes, as people say it; null when it is not known. */
export function replyWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds <= 60) return "Answers within a minute";
  if (seconds < 3600) return `Answers in about ${Math.round(seconds / 60)} min`;
  const hours = Math.round(seconds / 3600);
  return hours <= 24 ? `Answers in about ${hours} h` : "Answers in a day or two";
}

/** Under the chat's name: how soon somebody answers, or when somebody is there. */
export function presenceWords({ availability }: SessionView): string {
  const { open, staffOnline, words, expectedReplySeconds } = availability;
  if (!open) return words;
  return replyWords(expectedReplySeconds) ?? (staffOnline ? "We are here" : words);
}
