/** What becomes of run `number`: each kind goes another way through the function of chaos-jobs-app.mjs. */
export function kindOf(number) {
  if (number % 20 === 13) return "cancelled";
  if (number % 20 === 3) return "failing";
  if (number % 10 === 7) return "flaky";
  return number % 4 === 1 ? "unanswered" : "answered";
}

const ALL = ["one", "two", "three", "child", "four", "five"];
const EFFECTS = { cancelled: ["one", "cancelled"], failing: [...ALL.slice(0, 4), "failed"] };

/** The effects that run `number` has to leave, each once. */
export function effectsOf(number) {
  return EFFECTS[kindOf(number)] ?? ALL;
}

const STATUSES = { cancelled: "Cancelled", failing: "Failed" };

/** How run `number` has to end: its status, and what it returns when it completes. */
export function endOf(number) {
  const kind = kindOf(number);
  const status = STATUSES[kind] ?? "Completed";
  const output = status === "Completed" ? { answered: kind !== "unanswered", doubled: number * 2 } : null;
  return { status, output };
}
