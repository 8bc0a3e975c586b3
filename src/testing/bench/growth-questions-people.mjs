import { countRuns } from "@/features/automations/count-runs";
import { listRuns } from "@/features/automations/list-runs";
import { estimateReach } from "@/features/campaigns/estimate-reach";
import { listCoupons } from "@/features/coupons/list-coupons";
import { listCustomers } from "@/features/customers/list-customers";
import { listEmails } from "@/features/mail/list-emails";
import { countFlowResults } from "@/features/mail-reports/count-flow-results";
import { getMailReport } from "@/features/mail-reports/get-mail-report";
import { getPerson } from "@/features/people/get-person";
import { listTimeline } from "@/features/people/list-timeline";
import { listAudience } from "@/features/segments/list-audience";
import { sampleAudience } from "@/features/segments/sample-audience";
import { listSubscribers } from "@/features/subscriptions/list-subscribers";
import { findPeople } from "@/features/template-previews/find-people";
import { SAMPLES } from "./fill-growth.mjs";

const PAGE_OF_A_CAMPAIGN = 500;
const DAY_MS = 86_400_000;
/** What an index of parts reads grows with how many addresses have each three letters of it, also when few have all. */
const BY_A_PART = "by a part of an address or name";

const customers = (filter) => ({ group: "lists of people", ask: () => listCustomers(filter) });
const subscribers = (filter) => ({ group: "lists of people", ask: () => listSubscribers(filter) });
const coupons = (filter) => ({ group: "list of coupons", ask: () => listCoupons(filter) });
const mails = (address, more) => ({
  group: "mails by a part of an address",
  ask: () => listEmails({ address }),
  ...more,
});

/** Somebody else in each round, from the oldest to the newest. */
const personId = (round, rows) =>
  `cus_${String(1 + Math.floor((((round * 37) % SAMPLES) * (rows - 1)) / SAMPLES)).padStart(9, "0")}`;
const person = (ask) => ({
  group: "a person's page",
  // Not to everybody something was mailed.
  mayFindNothing: true,
  ask: (round, rows) => ask(personId(round, rows)),
});

const subscribed = { about: "consent", is: "subscribed" };
const all = (...conditions) => ({ match: "all", conditions });
const audiences = {
  everybody: all(),
  "subscribers of a county": all(subscribed, { about: "county", is: "in", counties: ["Kisumu"] }),
  "subscribers with orders": all(subscribed, { about: "orders", is: "at_least", count: 1 }),
  "who spent much": all(subscribed, { about: "spent", is: "at_least", cents: 800_000 }),
  "who bought of a category": all({ about: "bought_category", is: "has", categories: ["kitchen"] }),
  "who clicked of late": all(subscribed, { about: "engagement", did: "clicked", is: "within", days: 3 }),
  "who read of late": all(subscribed, { about: "engagement", did: "opened", is: "within", days: 3 }),
  "who has a cart": all(subscribed, { about: "cart", is: "has" }),
  "who has a rare tag": all({ about: "tag", is: "has", tags: ["rare"] }),
  "who has a birthday in May": all(subscribed, { about: "birthday", months: [5] }),
};
const ofAudiences = (group, ask) =>
  Object.fromEntries(
    Object.entries(audiences).map(([name, rules]) => [
      `${group}: ${name}`,
      { group, ask: (round, rows) => ask(rules, round, rows) },
    ]),
  );

/** The day before yesterday, so that it lies in the past whatever the hour. */
const aDay = () => new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);

/** Questions about people and what was mailed to them; `leastRows`: the smaller shop has no month of it below. */
export const questions = {
  "newest customers": customers({}),
  "customers by a part of the address": { ...customers({ search: "person77@" }), group: BY_A_PART },
  "customers by a part of the name": { ...customers({ search: "Kamau 77" }), group: BY_A_PART },
  "customers by a frequent name": customers({ search: "achieng" }),
  "customers by a name that is nowhere": { ...customers({ search: "zzqqx" }), mayFindNothing: true },
  "customers of a rare tag": customers({ tag: "rare" }),
  "customers of a frequent tag": customers({ tag: "frequent" }),
  "people for a preview": { group: "lists of people", ask: () => findPeople("") },
  "people for a preview by name": { group: BY_A_PART, ask: () => findPeople("Kamau 77") },
  "newest subscribers": subscribers({}),
  "subscribers by a part of the address": { ...subscribers({ search: "person77@" }), group: BY_A_PART },
  "subscribers, blocked": subscribers({ state: "blocked" }),
  "subscribers, left": subscribers({ state: "left" }),
  "subscribers, asked": subscribers({ state: "asked" }),
  "subscribers, silent": subscribers({ state: "silent" }),
  "subscribers, paused": { ...subscribers({ state: "paused" }), mayFindNothing: true },
  "subscribers, subscribed": subscribers({ state: "subscribed" }),
  "newest coupons": coupons({}),
  "coupons, redeemed": coupons({ state: "redeemed" }),
  "coupons by code": coupons({ search: "HPK-71001" }),
  "coupons of a person": { ...coupons({ search: "person71@" }), group: BY_A_PART },
  "coupons of nobody": { ...coupons({ search: "zzqqx" }), mayFindNothing: true },
  "facts of a person": person((id) => getPerson(id)),
  "timeline of a person": person((id) => listTimeline({ id })),
  "mails of a person": person((id) => listTimeline({ id, kind: "mail" })),
  "mails to a part of an address": mails("person77@"),
  "mails to another part": mails("77@exam"),
  "mails to a frequent part": mails("example.com"),
  "mails to a part that is nowhere": mails("zzqqx", { mayFindNothing: true }),
  ...ofAudiences("sample of an audience", (rules) => sampleAudience(rules)),
  ...ofAudiences("page of an audience", (rules, round, rows) =>
    listAudience(rules, personId(round % 200, rows), PAGE_OF_A_CAMPAIGN),
  ),
  ...ofAudiences("live count of an audience", (audience) => estimateReach({ audience, topic: "news" })),
  "mail's report of a day": { group: "figures of mail", ask: () => getMailReport({ from: aDay(), to: aDay() }) },
  "newest runs": { group: "figures of mail", ask: () => listRuns({}) },
  "results of the flows": { group: "figures of mail", leastRows: 100_000, ask: () => countFlowResults(new Date()) },
  "numbers of the flows": { group: "figures of mail", leastRows: 100_000, ask: () => countRuns(new Date()) },
};
