import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { assignSession } from "./assign-session";
import { authorizeChannel } from "./authorize-channel";
import { closeSession } from "./close-session";
import { countWaiting } from "./count-waiting";
import { findOwnConversation } from "./find-own-conversation";
import { findParticipant } from "./find-participant";
import { getPerson } from "./get-person";
import { getRealtime } from "./get-realtime";
import { getSessionState } from "./get-session-state";
import { listActiveSessions } from "./list-active-sessions";
import { listHistory } from "./list-history";
import { listSessions } from "./list-sessions";
import { markRead } from "./mark-read";
import {
  assignSessionInput,
  authorizeChannelInput,
  closeSessionInput,
  listHistoryInput,
  listSessionsInput,
  markReadInput,
  sendMessageInput,
  sessionInput,
  startSessionInput,
} from "./schema";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";
import { startSession } from "./start-session";

/** The visitor of this conversation, or staff. Adds `participant`. */
const participantProcedure = publicProcedure.input(sessionInput).use(async ({ ctx, input, next }) => {
  const [visitor, staff, customer] = await Promise.all([ctx.visitor(), ctx.staff(), ctx.customer()]);
  const proofs = { visitor, staff, customerId: customer?.customerId ?? null, ip: ctx.ip };
  return next({ ctx: { participant: await findParticipant(input.sessionId, proofs) } });
});

export const chatRouter = router({
  startSession: publicProcedure.input(startSessionInput).mutation(async ({ ctx, input }) => {
    const [visitor, customer] = await Promise.all([ctx.visitor(), ctx.customer()]);
    return startSession(input, { visitor, customer, ip: ctx.ip });
  }),
  findOwnConversation: publicProcedure.query(async ({ ctx }) => findOwnConversation((await ctx.visitor())?.id ?? null)),
  sendMessage: participantProcedure.input(sendMessageInput).mutation(({ ctx: { participant }, input }) => {
    return participant.side === "staff" ? sendReply(input, participant.staff) : sendMessage(input, participant);
  }),
  listHistory: participantProcedure
    .input(listHistoryInput)
    .query(({ ctx, input }) => listHistory(input, ctx.participant)),
  markRead: participantProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(input, ctx.participant)),
  authorizeChannel: publicProcedure.input(authorizeChannelInput).mutation(async ({ ctx, input }) => {
    const [visitor, staff] = await Promise.all([ctx.visitor(), ctx.staff()]);
    return authorizeChannel(input, { visitor, staff });
  }),
});

export const chatAdminRouter = router({
  listActiveSessions: staffProcedure.query(() => listActiveSessions()),
  listSessions: staffProcedure.input(listSessionsInput).query(({ input }) => listSessions({ ...input, written: true })),
  countWaiting: staffProcedure.query(() => countWaiting()),
  listHistory: staffProcedure
    .input(listHistoryInput)
    .query(({ ctx, input }) => listHistory(input, { side: "staff", staff: ctx.staffMember })),
  getPerson: staffProcedure.input(sessionInput).query(({ input }) => getPerson(input.sessionId)),
  getSession: staffProcedure.input(sessionInput).query(({ input }) => getSessionState(input.sessionId)),
  getRealtime: staffProcedure.query(() => getRealtime()),
  sendReply: staffProcedure.input(sendMessageInput).mutation(({ ctx, input }) => sendReply(input, ctx.staffMember)),
  assignSession: staffProcedure
    .input(assignSessionInput)
    .mutation(({ ctx, input }) => assignSession(input, ctx.staffMember)),
  closeSession: staffProcedure
    .input(closeSessionInput)
    .mutation(({ ctx, input }) => closeSession(input, ctx.staffMember)),
  markRead: staffProcedure
    .input(markReadInput)
    .mutation(({ ctx, input }) => markRead(input, { side: "staff", staff: ctx.staffMember })),
});
