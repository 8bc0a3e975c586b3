import { availabilityAt } from "@/features/opening-hours/describe-hours";
import { fillAnswer, withHandOver } from "./fill-answer";
import { findHits, type Hit } from "./find-hits";
import { getAnswerFacts } from "./get-answer-facts";
import { listAutoResponses } from "./list-auto-responses";
import { conditionOf, ORDER_TRACKING_TOPIC } from "./rules";
import type { AutoResponse, AutoResponseInput } from "./schema";

/** One rule that fits the sentence, and whether it is the one that answers. */
export type TriedRule = {
  topic: string;
  priority: number;
  keyword: string;
  slips: Hit["slips"];
  /** Why it answers now, or why it does not. */
  why: string;
  answers: boolean;
};

export type TriedSentence = {
  rules: TriedRule[];
  /** What would go out now; null: the bot stays silent and staff see the message. */
  answer: { content: string; quickReplies: string[]; handsOver: boolean } | null;
  /** More that staff should know of this answer. */
  note: string | null;
};

const DRAFT = "draft";

/**
 * Which rule would answer a sentence now, and why, without anything being sent. What stands in the editor counts as if it were
 * saved. A sentence starts no conversation, so rules for once in a conversation are shown as if it were the first time.
 */
export async function trySentence(
  { content, draft }: { content: string; draft?: (AutoResponseInput & { id: string | null }) | undefined },
  now = new Date(),
): Promise<TriedSentence> {
  const saved = await listAutoResponses();
  const rules: AutoResponse[] = draft
    ? [...saved.filter(({ id }) => id !== draft.id), { ...draft, id: draft.id ?? DRAFT }]
    : saved;
  const facts = await getAnswerFacts(content, "Wanjiku", now);
  const presence = { open: availabilityAt(now, facts.calendar).open, staffOnline: facts.staffOnline };
  let winner: AutoResponse | null = null;
  const tried = findHits(content, rules).map(({ response, keyword, slips }): TriedRule => {
    const { topic, priority, when } = response;
    const condition = conditionOf(when, presence);
    const answers = winner === null && condition.holds;
    const why = !condition.holds
      ? `does not answer: ${condition.why}`
      : answers
        ? `answers: ${condition.why}`
        : "does not answer: a rule above it does";
    if (answers) winner = response;
    return { topic, priority, keyword, slips, why, answers };
  });
  return { rules: tried, ...describe(winner, facts) };
}

function describe(
  winner: AutoResponse | null,
  facts: Parameters<typeof fillAnswer>[1],
): Pick<TriedSentence, "answer" | "note"> {
  if (!winner) return { answer: null, note: null };
  const { answer, quickReplies, handsOver, topic } = winner;
  return {
    answer: { content: fillAnswer(handsOver ? withHandOver(answer) : answer, facts), quickReplies, handsOver },
    note:
      topic === ORDER_TRACKING_TOPIC
        ? "Who has orders of his own is told where they are; everybody else gets this answer and is then asked for the phone number."
        : null,
  };
}
