import type { FlowTools } from "./follow-steps";
import { asJob } from "./job-errors";

/** More pages than this are left to the next scan: a job of Inngest's has at most 1,000 steps. */
const MOST_PAGES = 900;

export type ScanPage = {
  /** How many runs the page begins. */
  found: number;
  /** Behind whom the next page begins. */
  lastId: string;
  more: boolean;
};

/**
 * Walks through all pages of a scan, one step of the job each, so that a crash repeats one page at most.
 * @returns how many runs it begins
 */
export async function scanPages(
  scan: (afterId: string) => Promise<ScanPage>,
  { step, attempt }: FlowTools,
): Promise<{ found: number }> {
  let found = 0;
  let page: ScanPage = { found: 0, lastId: "", more: true };
  for (let number = 1; page.more && number <= MOST_PAGES; number += 1) {
    const { lastId } = page;
    page = await step.run(`scan-${number}`, () => asJob(attempt, () => scan(lastId)));
    found += page.found;
  }
  return { found };
}
