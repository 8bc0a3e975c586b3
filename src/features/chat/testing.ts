export { aColleague as aStaffMember } from "@/features/staff/testing";

import { createVisitor } from "@/lib/session";
import type { VisitorParticipant } from "./find-participant";
import { startSession } from "./start-session";

/** For tests: a visitor as one who takes part in his conversations. */
export async function aVisitor(): Promise<VisitorParticipant> {
  const { id } = await createVisitor();
  return { side: "visitor", visitorId: id, customerId: null, ip: id };
}

/** For tests: a visitor with an open conversation that the bot has greeted in. */
export async function aConversation(name?: string): Promise<{ sessionId: string; visitor: VisitorParticipant }> {
  const visitor = await aVisitor();
  const { session } = await startSession(
    { name },
    { visitor: { id: visitor.visitorId }, customer: null, ip: visitor.ip },
  );
  return { sessionId: session.sessionId, visitor };
}

/** For tests: `count` promises made at once. */
export const atOnce = <T>(count: number, make: (index: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => make(index)));

/** For tests: what came of those that succeeded. */
export const fulfilled = <T>(results: PromiseSettledResult<T>[]): T[] =>
  results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
