import { availabilityAt, dayHoursWords, weekWords } from "@/features/opening-hours/describe-hours";
import type { Calendar } from "@/features/opening-hours/rules";
import { deliveryFees, deliveryTo } from "@/features/orders/delivery";
import { shopFacts } from "@/features/orders/shop-facts";
import { formatKes } from "@/lib/money";
import { firstName } from "@/lib/text";
import { shopClock } from "@/lib/time";

/** What the variables of an answer are filled from. */
export type AnswerFacts = {
  now: Date;
  calendar: Calendar;
  /** As typed by the visitor or known of the customer. */
  customerName: string | null;
  /** The county that the message named. */
  county: string | null;
  staffOnline: boolean;
};

type Variable = {
  /** For staff: what stands there in the end. */
  says: string;
  /** Has a part after a colon: what it may be. */
  takes?: { says: string; isRight: (part: string) => boolean };
  fill: (facts: AnswerFacts, part: string | null) => string;
};

/** When somebody will answer, said to one who is handed over. */
function expectation({ now, calendar, staffOnline }: AnswerFacts): string {
  const { open, opensAt, words } = availabilityAt(now, calendar);
  if (!open && !opensAt) return "We are not here just now and answer you as soon as we are back.";
  if (open && staffOnline) return "Somebody is here and answers you in a moment.";
  if (open) return `We are here today (${words.toLowerCase()}): the next one of us who is free answers you.`;
  return `We are not here just now (${words.charAt(0).toLowerCase()}${words.slice(1)}) and answer you then.`;
}

const shortCounty = {
  says: "a county, like Kisumu",
  isRight: (part: string) => deliveryTo(part) !== null,
};

const deliveryOf = (facts: AnswerFacts, part: string | null) => {
  const county = part ?? facts.county;
  return county === null ? null : deliveryTo(county);
};

/** Every variable that an answer may have. */
export const answerVariables: Record<string, Variable> = {
  "customer.firstName": {
    says: "the visitor's first name, or “friend”",
    fill: ({ customerName }) => firstName(customerName).slice(0, 40) || "friend",
  },
  "hours.now": {
    says: "“Open until 18:00”, “Closed for Mashujaa Day, opens tomorrow at 8:00”",
    fill: ({ now, calendar }) => availabilityAt(now, calendar).words,
  },
  "hours.today": {
    says: "today's hours: “8:00–18:00”, “closed”",
    fill: ({ now, calendar }) => dayHoursWords(shopClock(now).date, calendar),
  },
  "hours.week": {
    says: "the week: “Monday to Saturday, 8:00–18:00”",
    fill: ({ calendar }) => weekWords(calendar.hours),
  },
  "staff.expected": { says: "when a person will answer", fill: expectation },
  "delivery.fee": {
    says: "the fee to the county (or town) that the message names, else from and to; or to one county, {{delivery.fee:Kisumu}}",
    takes: shortCounty,
    fill: (facts, part) => {
      const to = deliveryOf(facts, part);
      if (to) return part ? formatKes(to.feeCents) : `${formatKes(to.feeCents)} to ${to.county}`;
      return `${formatKes(deliveryFees.nairobiCents)} in Nairobi and up to ${formatKes(deliveryFees.mostCents)} elsewhere`;
    },
  },
  "delivery.days": {
    says: "how long delivery takes, for the county that the message names; or for one, {{delivery.days:Kisumu}}",
    takes: shortCounty,
    fill: (facts, part) => deliveryOf(facts, part)?.days ?? "1–2 days in Nairobi, 2–4 elsewhere",
  },
  "shop.name": { says: shopFacts.name, fill: () => shopFacts.name },
  "shop.phone": { says: shopFacts.phone, fill: () => shopFacts.phone },
  "shop.address": { says: shopFacts.address, fill: () => shopFacts.address },
  "shop.till": { says: `the M-Pesa till, ${shopFacts.till}`, fill: () => shopFacts.till },
  "shop.returnDays": { says: `${shopFacts.returnDays}, the days to return`, fill: () => String(shopFacts.returnDays) },
};

const VARIABLE = /\{\{([^{}]*)\}\}/g;

function readVariable(inside: string): { name: string; part: string | null } {
  const [name = "", ...rest] = inside.split(":");
  return { name: name.trim(), part: rest.length > 0 ? rest.join(":").trim() : null };
}

/** What is wrong with the variables of an answer, in words for staff; empty when nothing is. */
export function findFaults(text: string): string[] {
  const known = Object.keys(answerVariables)
    .map((name) => `{{${name}}}`)
    .join(", ");
  const faults: string[] = [];
  for (const [whole, inside = ""] of text.matchAll(VARIABLE)) {
    const { name, part } = readVariable(inside);
    const variable = Object.hasOwn(answerVariables, name) ? answerVariables[name] : undefined;
    if (!variable) faults.push(`There is no variable ${whole}. There are: ${known}.`);
    else if (part !== null && !variable.takes) faults.push(`{{${name}}} takes nothing after a colon.`);
    else if (part !== null && !variable.takes?.isRight(part))
      faults.push(`In ${whole}, please give ${variable.takes?.says}.`);
  }
  if (/\{\{|\}\}/.test(text.replace(VARIABLE, "")))
    faults.push("A variable is written {{like.this}}, with two braces on both sides.");
  return faults;
}

/** The names of the variables that an answer uses. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map(([, inside = ""]) => readVariable(inside).name);
}

/**
 * An answer as it goes out. Every variable has words also where a fact is missing; what is no variable (an answer stored before it
 * was checked) is left out, so that neither braces nor "undefined" reach a visitor, whatever names he gave himself.
 */
export function fillAnswer(text: string, facts: AnswerFacts): string {
  const filled = text.replace(VARIABLE, (_, inside: string) => {
    const { name, part } = readVariable(inside);
    const variable = Object.hasOwn(answerVariables, name) ? answerVariables[name] : undefined;
    const right = part === null || variable?.takes?.isRight(part);
    return variable ? variable.fill(facts, right ? part : null).replace(/[{}]/g, "") : "";
  });
  return filled.replace(/\{\{|\}\}/g, "").trim();
}

/** The answer of a rule that hands over: it always says so, and when a person will answer. */
export function withHandOver(text: string): string {
  return variablesIn(text).includes("staff.expected")
    ? text
    : `${text}\n\nI hand you over to one of us now. {{staff.expected}}`;
}
