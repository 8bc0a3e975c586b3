import { z } from "zod";
import { widgetLookShape } from "@/features/chat-widget/schema";
import { anyId, email, emptyAsMissing, line } from "@/lib/typed-text";
import { MAX_MESSAGE_LENGTH } from "./channels";

/** Half of a surrogate pair cannot be stored as UTF-8: it becomes U+FFFD now, so that a repeated send compares equal. */
export const message = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .transform((text) => text.replace(/\p{Surrogate}/gu, "\ufffd"))
    .meta({ maxLength: MAX_MESSAGE_LENGTH, description: "Plain text." });

const sessionId = z
  .string()
  .regex(/^[\w-]{1,64}$/, "This is not the id of a conversation.")
  .meta({ description: "Id of the conversation." });

export const startSessionInput = z.object({
  name: line(120).optional(),
  email: z.preprocess(emptyAsMissing, email.optional()),
  phone: line(40).optional(),
  page: line(500).optional().meta({ description: "Path of the page the chat was opened on." }),
  locale: line(40).optional(),
});
export type StartSessionInput = z.output<typeof startSessionInput>;

export const sendMessageInput = z.object({
  sessionId,
  /** Its length is judged by the use case: too long is a 413, not a 400. */
  content: message("Please write something."),
  clientMessageId: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, "Use 1 to 100 visible ASCII characters.")
    .optional()
    .meta({ description: "Minted by the sender: sent again it names the same message." }),
});
export type SendMessageInput = z.output<typeof sendMessageInput>;

/** What staff write: with `afterSeq` only if no colleague has answered behind that message. */
export const sendReplyInput = sendMessageInput.extend({
  afterSeq: z.number().int().min(0).max(2_000_000_000).optional(),
});
export type SendReplyInput = z.output<typeof sendReplyInput>;

/** Staff write first to a visitor of the site. */
export const startConversationInput = sendMessageInput.omit({ sessionId: true }).extend({
  visitorId: anyId,
  page: line(500).optional(),
});
export type StartConversationInput = z.output<typeof startConversationInput>;

export const noteViewingInput = z.object({ sessionId: sessionId.nullable(), writing: z.boolean().default(false) });
export type NoteViewingInput = z.output<typeof noteViewingInput>;

export const releaseMessageInput = z.object({ messageId: anyId });

const MAX_PAGE = 200;
const wholeNumber = z.coerce.number().int().min(0).max(2_000_000_000);

export const listHistoryInput = z.object({
  sessionId,
  after: wholeNumber.default(0).meta({ description: "Only messages with a greater seq." }),
  before: wholeNumber
    .optional()
    .meta({ description: "The last messages with a smaller seq, instead of the first ones after another." }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(100)
    .transform((limit) => Math.min(limit, MAX_PAGE))
    .meta({ description: "At most 200; more is taken as 200." }),
});
export type ListHistoryInput = z.output<typeof listHistoryInput>;

export const markReadInput = z.object({
  sessionId,
  seq: wholeNumber.meta({ description: "The greatest seq that was read." }),
  delivered: wholeNumber
    .optional()
    .meta({ description: "The greatest seq that the visitor's device holds; what was read is delivered too." }),
});
export type MarkReadInput = z.output<typeof markReadInput>;

export const sessionInput = z.object({ sessionId });

export const noteTypingInput = z.object({
  sessionId,
  preview: z
    .string()
    .max(MAX_MESSAGE_LENGTH)
    .optional()
    .meta({ description: "What stands in the visitor's field; heeded only where the view says `showsTyping`." }),
});
export type NoteTypingInput = z.output<typeof noteTypingInput>;

const MAX_COMMENT = 1_000;

/** At least one of the three is given: the use case sees to it. */
export const rateSessionInput = z.object({
  sessionId,
  resolved: z.boolean().nullish().meta({ description: "Whether the visitor was helped." }),
  stars: z.number().int().min(1).max(5).nullish(),
  comment: z
    .string()
    .max(MAX_COMMENT, `Please use at most ${MAX_COMMENT} characters.`)
    .transform((text) => text.replace(/\p{Surrogate}/gu, "\ufffd").trim() || undefined)
    .nullish(),
});
export type RateSessionInput = z.output<typeof rateSessionInput>;

export const assignSessionInput = z.object({
  sessionId,
  staffId: anyId.optional().meta({ description: "Default: the caller." }),
  force: z.boolean().optional().meta({ description: "Take it over from its owner." }),
});
export type AssignSessionInput = z.output<typeof assignSessionInput>;

export const transferSessionInput = z.object({
  sessionId,
  to: z.union([z.object({ staffId: anyId }), z.object({ teamId: anyId })]),
  fromStaffId: anyId
    .nullable()
    .optional()
    .meta({ description: "The owner the caller sees; another one meanwhile is told instead." }),
  force: z.boolean().optional().meta({ description: "Also beyond the member's capacity." }),
});
export type TransferSessionInput = z.output<typeof transferSessionInput>;

export const closeSessionInput = z.object({
  sessionId,
  resolution: line(500).optional(),
  outcome: z.enum(["resolved", "not_resolved", "spam"]).default("resolved"),
});
export type CloseSessionInput = z.input<typeof closeSessionInput>;

/** Which conversations a list shows; all of them only such in which a person has spoken. */
export const conversationView = z.enum(["mine", "unassigned", "team", "waiting", "snoozed", "closed", "all"]);
export type ConversationView = z.output<typeof conversationView>;

export const listConversationsInput = z.object({
  view: conversationView.default("all"),
  /** Only those with messages that staff have not read. */
  unread: z.boolean().default(false),
  tagId: anyId.optional(),
  /** Where the page before ended. */
  cursor: z.object({ at: z.iso.datetime(), id: anyId }).nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListConversationsInput = z.output<typeof listConversationsInput>;

export const getSummariesInput = z.object({ sessionIds: z.array(anyId).min(1).max(100) });

export const searchConversationsInput = z.object({ query: z.string().trim().min(1).max(200) });

/** `until: null` brings it back at once. */
export const snoozeSessionInput = z.object({ sessionId, until: z.coerce.date().nullable() });
export type SnoozeSessionInput = z.output<typeof snoozeSessionInput>;

export const tagSessionInput = z.object({ sessionId, name: z.string().max(60) });
export const untagSessionInput = z.object({ sessionId, tagId: anyId });

export const requestTranscriptInput = z.object({
  sessionId,
  email: z
    .preprocess(emptyAsMissing, email.optional())
    .meta({ description: "Default: the address that is known of the visitor." }),
  requestId: z
    .string()
    .regex(/^[\w-]{1,64}$/, "Use 1 to 64 letters, digits, - and _.")
    .optional()
    .meta({ description: "Minted by the sender: sent again it names the same mail." }),
});
export type RequestTranscriptInput = z.output<typeof requestTranscriptInput>;

const linkToken = z.string().max(400);
export const chatLinkInput = z.object({ token: linkToken });

export const answerByLinkInput = sendMessageInput.omit({ sessionId: true }).extend({ token: linkToken });
export type AnswerByLinkInput = z.output<typeof answerByLinkInput>;

export const authorizeChannelInput = z.object({
  socketId: z.string().regex(/^\d+\.\d+$/, "This is not a socket id."),
  channel: z.string().regex(/^[\w\-=@,.;]{1,164}$/, "This is not a channel name."),
});
export type AuthorizeChannelInput = z.output<typeof authorizeChannelInput>;

const status = z.enum(["open", "closed"]);

export const messageShape = z.object({
  id: z.string(),
  sessionId: z.string(),
  seq: z.number().int().meta({ description: "1, 2, 3 … within the session, without gaps." }),
  sender: z.enum(["visitor", "staff", "bot", "system"]),
  senderName: z.string(),
  content: z.string(),
  clientMessageId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  quickReplies: z.array(z.string()).optional().meta({ description: "Answers that can be tapped instead of typed." }),
  held: z
    .literal(true)
    .optional()
    .meta({ description: "Told to staff only: its links wait until somebody lets them through." }),
});

export const ratingShape = z.object({
  resolved: z.boolean().nullable(),
  stars: z.number().int().nullable(),
  comment: z.string().nullable(),
});
export type Rating = z.output<typeof ratingShape>;

export const sessionViewShape = z.object({
  sessionId: z.string(),
  status,
  agent: z
    .object({ name: z.string(), pictureUrl: z.string().nullable() })
    .nullable()
    .meta({ description: "Who has the conversation; `pictureUrl` is a path of the shop." }),
  staffReadSeq: z.number().int().meta({ description: "Staff have read up to here." }),
  visitorReadSeq: z.number().int(),
  visitorDeliveredSeq: z.number().int(),
  lastSeq: z.number().int().meta({ description: "Seq of the newest message." }),
  canReopen: z.boolean().meta({ description: "True while writing takes up this closed conversation again." }),
  blocked: z
    .string()
    .nullable()
    .meta({ description: "Words for a visitor whom staff have shut out: the conversation can only be read." }),
  rating: ratingShape.nullable(),
  showsTyping: z.boolean().meta({ description: "Staff see what the visitor is typing." }),
  availability: z.object({
    open: z.boolean().meta({ description: "Within the opening hours." }),
    staffOnline: z.boolean(),
    words: z.string().meta({ description: "E.g. `Opens tomorrow at 8:00`." }),
    expectedReplySeconds: z
      .number()
      .int()
      .nullable()
      .meta({ description: "Median of the last 7 days; null when nobody is there or too little is known." }),
  }),
  offlineForm: z.boolean().meta({ description: "Nobody is there, and a note can be left." }),
  prefill: z.object({ name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
  look: widgetLookShape,
});
export type SessionView = z.output<typeof sessionViewShape>;

export const sessionStartedShape = z.object({
  sessionId: z.string(),
  token: z.string().meta({ description: "Proves the visitor: `Authorization: Bearer TOKEN`." }),
  status,
  messages: z.array(messageShape),
  realtime: z.object({
    key: z.string(),
    host: z.string().nullable(),
    port: z.number().int().nullable(),
    useTLS: z.boolean(),
    cluster: z.string().nullable(),
    channel: z.string(),
    authEndpoint: z.string(),
  }),
  view: sessionViewShape,
});

export const messageSentShape = z.object({ message: messageShape, autoReply: messageShape.nullable() });
export const historyShape = z.object({ messages: z.array(messageShape), hasMore: z.boolean(), status });

const person = z.object({ id: z.string(), name: z.string() });

export const sessionSummaryShape = z.object({
  sessionId: z.string(),
  visitor: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    customerId: z.string().nullable(),
  }),
  status,
  assignedTo: person.nullable(),
  lastMessage: messageShape.nullable(),
  unread: z.number().int(),
  waitingSince: z.iso.datetime().nullable(),
});
export type SessionSummary = z.output<typeof sessionSummaryShape>;

export const sessionStateShape = z.object({
  sessionId: z.string(),
  status,
  assignedTo: person.nullable(),
  resolution: z.string().nullable(),
});
export type SessionState = z.output<typeof sessionStateShape>;
