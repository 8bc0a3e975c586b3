import { countConversations } from "@/features/chat/count-conversations";
import { countUnread } from "@/features/chat/count-unread";
import { findOwnConversation } from "@/features/chat/find-own-conversation";
import { listActiveSessions } from "@/features/chat/list-active-sessions";
import { listConversations } from "@/features/chat/list-conversations";
import { listHistory } from "@/features/chat/list-history";
import { loadSummaries } from "@/features/chat/load-summaries";
import { readSession } from "@/features/chat/rows";
import { searchConversations } from "@/features/chat/search-conversations";
import { listEmails } from "@/features/mail/list-emails";
import { listEmailsTo } from "@/features/mail/list-emails-to";
import { RARE_TAG, SAMPLES, sampleId, visitorOf } from "./fill-growth.mjs";

const staff = { id: "stf_1", name: "Asha" };
const PAGE = 50;

const view = (name, more = {}) => ({
  group: "lists of the console",
  ask: () => listConversations({ view: name, unread: false, limit: PAGE, ...more }, staff),
});
/** The second page, from where the first one ended. */
const secondPage = (name) => ({
  group: "lists of the console",
  ask: async () => {
    const wanted = { view: name, unread: false, limit: PAGE };
    const { nextCursor } = await listConversations(wanted, staff);
    return listConversations({ ...wanted, cursor: nextCursor }, staff);
  },
});
const search = (query) => ({ group: "search", ask: () => searchConversations(query) });
const mails = (filter) => ({ group: "list of mails", ask: () => listEmails(filter) });
/** Another conversation in each round, from the oldest to the newest. */
const sample = (round, rows) => sampleId((round * 37) % SAMPLES, rows);
const history = (input) => ({
  group: "history",
  ask: (round, rows) =>
    listHistory({ sessionId: sample(round, rows), after: 0, limit: 100, ...input }, { side: "staff", staff }),
});

/** @type {Record<string, { group: string, mayFindNothing?: boolean, ask: (round: number, rows: number) => Promise<unknown> }>} */
export const questions = {
  mine: view("mine"),
  unassigned: view("unassigned"),
  team: view("team"),
  waiting: view("waiting"),
  snoozed: view("snoozed"),
  closed: view("closed"),
  all: view("all"),
  "all, page 2": secondPage("all"),
  "all, unread": view("all", { unread: true }),
  "mine, unread": view("mine", { unread: true }),
  "all, of a rare tag": view("all", { tagId: RARE_TAG }),
  "counts of the views": { group: "lists of the console", ask: () => countConversations(staff) },
  "unread of a member": { group: "lists of the console", ask: () => countUnread(staff) },
  "active sessions (REST)": { group: "lists of the console", ask: () => listActiveSessions() },
  "a word of 20 %": search("delivery"),
  "a word of 1 %": search("kettle"),
  "two frequent words": search("kettle delivery"),
  "a rare word": search("zawadi"),
  "two words never together": { ...search("zawadi delivery"), mayFindNothing: true },
  "a word that is nowhere": { ...search("xylophone"), mayFindNothing: true },
  "history from its beginning": history({}),
  "history before a number": history({ before: 3 }),
  "summaries of 50": {
    group: "history",
    ask: (round, rows) =>
      loadSummaries(Array.from({ length: PAGE }, (_, at) => sampleId((round * 7 + at * 6) % SAMPLES, rows))),
  },
  "session for a POST": {
    group: "lookups of a message",
    ask: (round, rows) => readSession(sample(round, rows), "storm-1"),
  },
  "own conversation of a visitor": {
    group: "lookups of a message",
    // An old one is closed for good.
    mayFindNothing: true,
    ask: (round, rows) => findOwnConversation(visitorOf(sample(round, rows))),
  },
  "newest mails": mails({}),
  "delivered mails": mails({ state: "delivered" }),
  "bounced mails": mails({ state: "bounced" }),
  "failed mails": mails({ state: "failed" }),
  "planned mails": mails({ state: "planned" }),
  "deferred mails": mails({ state: "deferred" }),
  "mails of a frequent flow": mails({ flow: "cart-recovery" }),
  "mails of a rare flow": mails({ flow: "birthdays" }),
  "mails to a reader": {
    group: "list of mails",
    ask: () => listEmailsTo({ email: "person77@example.com", cartIds: ["crt_1"], orderIds: ["ord_1"] }, 20),
  },
};
