import { asJob } from "@/features/automations/job-errors";
import { inngest } from "@/lib/jobs";
import { offlineAnswerWritten, offlineConversationOpened, offlineMessageLeft } from "./events";
import { sendConversationLink, sendNoteAnswer, sendNoteReceived } from "./send-note-mails";

/** What people wait for must not be missed: the pauses of `asJob` grow to an hour, so this lasts for half a day. */
const RETRIES = 20;

/** At once when a note was left. */
export const confirmNotes = inngest.createFunction(
  {
    id: "offline-messages-send-received",
    name: "Offline messages: received",
    triggers: [offlineMessageLeft],
    retries: RETRIES,
  },
  ({ event, step, attempt }) =>
    step.run("send-offline-received", () =>
      asJob(attempt, () => sendNoteReceived(event.data.offlineMessageId, new Date())),
    ),
);

/** At once when staff answered a note. */
export const mailNoteAnswers = inngest.createFunction(
  {
    id: "offline-messages-send-answer",
    name: "Offline messages: answer",
    triggers: [offlineAnswerWritten],
    retries: RETRIES,
  },
  ({ event, step, attempt }) =>
    step.run("send-offline-answer", () => asJob(attempt, () => sendNoteAnswer(event.data.answerId, new Date()))),
);

/** At once when a note became a conversation. */
export const mailConversationLinks = inngest.createFunction(
  {
    id: "offline-messages-send-conversation",
    name: "Offline messages: conversation",
    triggers: [offlineConversationOpened],
    retries: RETRIES,
  },
  ({ event, step, attempt }) =>
    step.run("send-offline-conversation", () =>
      asJob(attempt, () => sendConversationLink(event.data.offlineMessageId, event.data.staffName, new Date())),
    ),
);
