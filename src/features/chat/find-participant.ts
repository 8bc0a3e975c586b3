import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { sessionNotFound } from "./errors";
import { sideOf } from "./rules";

export type VisitorParticipant = { side: "visitor"; visitorId: string; customerId: string | null; ip: string };
export type StaffParticipant = { side: "staff"; staff: { id: string; name: string } };
export type Participant = VisitorParticipant | StaffParticipant;

type Proofs = {
  visitorId: string | null;
  staff: { id: string; name: string } | null;
  customerId: string | null;
  ip: string;
};

/**
 * As whom the sender of a request would take part in a conversation: staff, or its visitor. That a visitor is the one it belongs
 * to is for the use case to see.
 * @throws DomainError `chat.unknown_caller` for nobody, `chat.unknown_session` for staff when there is none
 */
export async function findParticipant(sessionId: string, proofs: Proofs): Promise<Participant> {
  const { visitorId, staff, customerId, ip } = proofs;
  if (!visitorId && !staff)
    throw new DomainError("unauthenticated", "chat.unknown_caller", "Please start a conversation first, or sign in.");
  // Who is no staff can only be its visitor; each use case looks itself, under its lock, whether he is.
  if (visitorId && !staff) return { side: "visitor", visitorId, customerId, ip };
  const session = await db.chatSession.findUnique({ where: { id: sessionId }, select: { visitorId: true } });
  const side = session && sideOf(session, { visitorId, isStaff: staff !== null });
  if (side === "visitor" && visitorId) return { side, visitorId, customerId, ip };
  if (side === "staff" && staff) return { side, staff };
  throw sessionNotFound();
}
