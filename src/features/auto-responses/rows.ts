/** Begins the keys of everything this feature keeps in memory. */
export const KEPT = "auto-responses.";

/** The columns of a rule as it is used. */
export const autoResponseSelect = {
  id: true,
  topic: true,
  keywords: true,
  answer: true,
  priority: true,
  when: true,
  oncePerSession: true,
  quickReplies: true,
  handsOver: true,
  teamId: true,
} as const;
