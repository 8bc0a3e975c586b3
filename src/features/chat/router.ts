import { publicProcedure, router, staffProcedure } from "@/lib/trpc";
import { answerByLink } from "./answer-by-link";
import { assignSession } from "./assign-session";
import { authorizeChannel } from "./authorize-channel";
import { blockVisitor } from "./block-visitor";
import { closeSession } from "./close-session";
import { countConversations } from "./count-conversations";
import { countUnread } from "./count-unread";
import { countWaiting } from "./count-waiting";
import { endSession } from "./end-session";
import { sessionNotFound } from "./errors";
import { findOwnConversation } from "./find-own-conversation";
import { findParticipant } from "./find-participant";
import { getConversation } from "./get-conversation";
import { getLinkedConversation } from "./get-linked-conversation";
import { getPerson } from "./get-person";
import { getRealtime } from "./get-realtime";
import { getSessionView } from "./get-session-view";
import { listActiveSessions } from "./list-active-sessions";
import { listActivities } from "./list-activities";
import { listConversations } from "./list-conversations";
import { listHistory } from "./list-history";
import { listVisitors } from "./list-visitors";
import { loadSummaries } from "./load-summaries";
import { markRead } from "./mark-read";
import { noteTyping } from "./note-typing";
import { noteViewing } from "./note-viewing";
import { rateSession } from "./rate-session";
import { releaseMessage } from "./release-message";
import { releaseSession } from "./release-session";
import { reopenSession } from "./reopen-session";
import { requestTranscript } from "./request-transcript";
import {
  answerByLinkInput,
  assignSessionInput,
  authorizeChannelInput,
  chatLinkInput,
  closeSessionInput,
  getSummariesInput,
  listConversationsInput,
  listHistoryInput,
  markReadInput,
  noteTypingInput,
  noteViewingInput,
  rateSessionInput,
  releaseMessageInput,
  requestTranscriptInput,
  searchConversationsInput,
  sendMessageInput,
  sendReplyInput,
  sessionInput,
  snoozeSessionInput,
  startConversationInput,
  startSessionInput,
  tagSessionInput,
  transferSessionInput,
  untagSessionInput,
} from "./schema";
import { searchConversations } from "./search-conversations";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";
import { snoozeSession } from "./snooze-session";
import { startConversation } from "./start-conversation";
import { startSession } from "./start-session";
import { tagSession } from "./tag-session";
import { transferSession } from "./transfer-session";
import { unblockVisitor } from "./unblock-visitor";
import { untagSession } from "./untag-session";

/** The visitor of this conversation, or staff. Adds `participant`. */
const participantProcedure = publicProcedure.input(sessionInput).use(async ({ ctx, input, next }) => {
  const [staff, customer] = await Promise.all([ctx.staff(), ctx.customer()]);
  const proofs = { visitorId: ctx.provenVisitorId(), staff, customerId: customer?.customerId ?? null, ip: ctx.ip };
  return next({ ctx: { participant: await findParticipant(input.sessionId, proofs) } });
});

/** The visitor of a conversation of this id: whether it is the own one is for the use case to see. */
const visitorProcedure = participantProcedure.use(({ ctx, next }) => {
  const { participant } = ctx;
  if (participant.side === "staff") throw sessionNotFound();
  return next({ ctx: { participant } });
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
  getSessionView: visitorProcedure.query(({ ctx, input }) =>
    getSessionView(input.sessionId, ctx.participant.visitorId),
  ),
  noteTyping: participantProcedure
    .input(noteTypingInput)
    .mutation(({ ctx, input }) => noteTyping(input, ctx.participant)),
  rateSession: visitorProcedure
    .input(rateSessionInput)
    .mutation(({ ctx, input }) => rateSession(input, ctx.participant)),
  requestTranscript: visitorProcedure
    .input(requestTranscriptInput)
    .mutation(({ ctx, input }) => requestTranscript(input, ctx.participant)),
  endSession: visitorProcedure.mutation(({ ctx, input }) => endSession(input.sessionId, ctx.participant)),
  getLinkedConversation: publicProcedure.input(chatLinkInput).query(async ({ ctx, input }) => {
    return getLinkedConversation(input.token, (await ctx.visitor())?.id ?? null);
  }),
  answerByLink: publicProcedure.input(answerByLinkInput).mutation(({ ctx, input }) => answerByLink(input, ctx.ip)),
  authorizeChannel: publicProcedure.input(authorizeChannelInput).mutation(async ({ ctx, input }) => {
    const [visitor, staff] = await Promise.all([ctx.visitor(), ctx.staff()]);
    return authorizeChannel(input, { visitor, staff });
  }),
});

export const chatAdminRouter = router({
  listConversations: staffProcedure
    .input(listConversationsInput)
    .query(({ ctx, input }) => listConversations(input, ctx.staffMember)),
  getSummaries: staffProcedure.input(getSummariesInput).query(({ input }) => loadSummaries(input.sessionIds)),
  countConversations: staffProcedure.query(({ ctx }) => countConversations(ctx.staffMember)),
  searchConversations: staffProcedure
    .input(searchConversationsInput)
    .query(({ input }) => searchConversations(input.query)),
  snoozeSession: staffProcedure
    .input(snoozeSessionInput)
    .mutation(({ ctx, input }) => snoozeSession(input, ctx.staffMember)),
  tagSession: staffProcedure.input(tagSessionInput).mutation(({ input }) => tagSession(input)),
  untagSession: staffProcedure.input(untagSessionInput).mutation(({ input }) => untagSession(input)),
  listActiveSessions: staffProcedure.query(() => listActiveSessions()),
  countWaiting: staffProcedure.query(() => countWaiting()),
  listHistory: staffProcedure
    .input(listHistoryInput)
    .query(({ ctx, input }) => listHistory(input, { side: "staff", staff: ctx.staffMember })),
  getPerson: staffProcedure.input(sessionInput).query(({ input }) => getPerson(input.sessionId)),
  getConversation: staffProcedure.input(sessionInput).query(({ input }) => getConversation(input.sessionId)),
  listActivities: staffProcedure.input(sessionInput).query(({ input }) => listActivities(input.sessionId)),
  listVisitors: staffProcedure.query(() => listVisitors()),
  startConversation: staffProcedure
    .input(startConversationInput)
    .mutation(({ ctx, input }) => startConversation(input, ctx.staffMember)),
  noteViewing: staffProcedure.input(noteViewingInput).mutation(({ ctx, input }) => noteViewing(input, ctx.staffMember)),
  getRealtime: staffProcedure.query(() => getRealtime()),
  sendReply: staffProcedure.input(sendReplyInput).mutation(({ ctx, input }) => sendReply(input, ctx.staffMember)),
  assignSession: staffProcedure
    .input(assignSessionInput)
    .mutation(({ ctx, input }) => assignSession(input, ctx.staffMember)),
  transferSession: staffProcedure
    .input(transferSessionInput)
    .mutation(({ ctx, input }) => transferSession(input, ctx.staffMember)),
  releaseSession: staffProcedure
    .input(sessionInput)
    .mutation(({ ctx, input }) => releaseSession(input.sessionId, ctx.staffMember)),
  blockVisitor: staffProcedure
    .input(sessionInput)
    .mutation(({ ctx, input }) => blockVisitor(input.sessionId, ctx.staffMember)),
  unblockVisitor: staffProcedure
    .input(sessionInput)
    .mutation(({ ctx, input }) => unblockVisitor(input.sessionId, ctx.staffMember)),
  releaseMessage: staffProcedure
    .input(releaseMessageInput)
    .mutation(({ ctx, input }) => releaseMessage(input.messageId, ctx.staffMember)),
  countUnread: staffProcedure.query(({ ctx }) => countUnread(ctx.staffMember)),
  reopenSession: staffProcedure
    .input(sessionInput)
    .mutation(({ ctx, input }) => reopenSession(input.sessionId, ctx.staffMember)),
  closeSession: staffProcedure
    .input(closeSessionInput)
    .mutation(({ ctx, input }) => closeSession(input, ctx.staffMember)),
  sendTranscript: staffProcedure
    .input(requestTranscriptInput)
    .mutation(({ ctx, input }) => requestTranscript(input, { side: "staff", staff: ctx.staffMember })),
  markRead: staffProcedure
    .input(markReadInput)
    .mutation(({ ctx, input }) => markRead(input, { side: "staff", staff: ctx.staffMember })),
  noteTyping: staffProcedure
    .input(noteTypingInput)
    .mutation(({ ctx, input }) => noteTyping(input, { side: "staff", staff: ctx.staffMember })),
});
