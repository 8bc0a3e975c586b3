import type { Condition } from "./schema";

/** What each condition is called, in the order in which it is offered. */
export const conditionLabels: Record<Condition["about"], string> = {
  consent: "Subscribed to marketing",
  last_order: "Last order",
  orders: "Number of orders",
  spent: "Money spent",
  bought_category: "Bought from a category",
  cart: "Cart with something in it",
  engagement: "Opened or clicked a mail",
  county: "County",
  language: "Language",
  tag: "Tag",
  birthday: "Birthday month",
  known_for: "Known to the shop for",
};

/** The condition as it is when it is added: with choices that make sense, and nothing in the lists that must be filled. */
export function newCondition(about: Condition["about"]): Condition {
  switch (about) {
    case "consent":
      return { about, is: "subscribed" };
    case "county":
      return { about, is: "in", counties: ["Nairobi"] };
    case "language":
      return { about, is: "en" };
    case "orders":
      return { about, is: "at_least", count: 1 };
    case "spent":
      return { about, is: "at_least", cents: 500_000 };
    case "last_order":
      return { about, is: "within", days: 90 };
    case "bought_category":
      return { about, is: "has", categories: [] };
    case "cart":
      return { about, is: "has" };
    case "engagement":
      return { about, did: "clicked", is: "within", days: 60 };
    case "tag":
      return { about, is: "has", tags: [] };
    case "birthday":
      return { about, months: [] };
    case "known_for":
      return { about, is: "at_least", days: 30 };
  }
}

/** True when a list of the condition is still empty: it cannot be asked for yet. */
export function isUnfinished(condition: Condition): boolean {
  switch (condition.about) {
    case "county":
      return condition.counties.length === 0;
    case "bought_category":
      return condition.categories.length === 0;
    case "tag":
      return condition.tags.length === 0;
    case "birthday":
      return condition.months.length === 0;
    default:
      return false;
  }
}

/** Months by number, 1 to 12. */
export const monthNames = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];
