import type { VisitorParticipant } from "@/features/chat/find-participant";
import { startSession } from "@/features/chat/start-session";
import { createVisitor } from "@/lib/session";

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
