import { findFaults } from "../fill-answer";
import type { AutoResponseInput } from "../schema";

/** A rule in the editor; null: not saved yet. */
export type RuleDraft = AutoResponseInput & { id: string | null };

/** What a new rule begins with: above the six topics, below the way to a person. */
export const newRule: RuleDraft = {
  id: null,
  topic: "",
  keywords: [],
  answer: "",
  priority: 65,
  when: "always",
  oncePerSession: false,
  quickReplies: [],
  handsOver: false,
  teamId: null,
};

export const whenWords = {
  always: "At any time",
  outside_hours: "Only outside opening hours",
  no_staff: "Only while nobody of us is online",
} as const;

/** A name made of what was typed: `Enamel mugs!` becomes `enamel-mugs`. */
export function topicOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");
}

/** What is wrong with a draft as far as it can be seen here, by field; the shop looks again when it is saved. */
export function draftFaults(draft: RuleDraft): Record<string, string> {
  const faults: Record<string, string> = {};
  const [answerFault] = findFaults(draft.answer);
  if (answerFault) faults.answer = answerFault;
  const empty = draft.keywords.find((keyword) => !/[\p{L}\p{N}]/u.test(keyword));
  if (empty) faults.keywords = `“${empty}” has no letter and no digit.`;
  const long = draft.keywords.find((keyword) => keyword.length > 60);
  if (long) faults.keywords = `“${long.slice(0, 20)}…” is longer than 60 characters.`;
  if (draft.quickReplies.length > 5) faults.quickReplies = "At most five buttons.";
  if (draft.quickReplies.some((words) => words.length > 40))
    faults.quickReplies = "A button has at most 40 characters.";
  return faults;
}
