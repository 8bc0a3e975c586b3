import type { TeamView } from "../list-teams";

/** What the ways to share conversations out are called, and what they do. */
export const routings: Record<TeamView["routing"], { label: string; explanation: string }> = {
  least_busy: {
    label: "To the least busy",
    explanation: "Whoever is online and has the fewest open conversations gets the next one.",
  },
  round_robin: {
    label: "In turn",
    explanation: "Whoever is online and got one longest ago gets the next one.",
  },
  manual: { label: "By hand", explanation: "They stay in the queue until somebody takes them." },
};
