/** What a number of stars says, in a word; also for who cannot see them. */
export const starWords = { 1: "Poor", 2: "Fair", 3: "Good", 4: "Great", 5: "Perfect" } as const;

export type Stars = keyof typeof starWords;

/** A buyer's name as the shop shows it: first name and initial, `Wanjiku K.`; `A customer` for none. */
export function shownNameOf(name: string): string {
  const [first, ...others] = name.trim().split(/\s+/);
  const letters = (word = "") => [...word];
  const initial = letters(others.at(-1))[0]?.toUpperCase();
  return first ? `${letters(first).slice(0, 40).join("")}${initial ? ` ${initial}.` : ""}` : "A customer";
}

export type ReviewFacts = { publishedAt: Date | null; rejectedAt: Date | null };
export type ReviewState = "waiting" | "published" | "rejected";

/** Where a review stands; nothing is shown in the shop before staff publish it. */
export function stateOf({ publishedAt, rejectedAt }: ReviewFacts): ReviewState {
  if (rejectedAt) return "rejected";
  return publishedAt ? "published" : "waiting";
}

/** A mean of stars as it is shown, to a tenth: `4.3`, `5`. */
export const formatAverage = (average: number): string => String(Math.round(average * 10) / 10);
