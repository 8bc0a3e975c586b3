import { figureWords } from "@/features/reports/format-figure";
import { listFigures } from "@/features/reports/list-figures";
import type { ReportTable } from "@/features/reports/schema";
import type { MailReport } from "./get-mail-report";
import { clickShare, openShare } from "./rules";
import type { Lift, Origin } from "./schema";

const shareWords = (value: number | null) => figureWords(value, "share");
const moneyWords = (cents: number) => figureWords(cents, "money");
const points = (value: number) => `${value > 0 ? "+" : ""}${(value * 100).toFixed(1)}`;

/** A lift in words: the difference with its interval, and whether it can be told from chance. */
export function liftWords({ difference }: Lift): string {
  if (!difference) return "too few people yet";
  const { value, low, high } = difference;
  const told = low > 0 || high < 0 ? "" : ", not to be told from chance";
  return `${points(value)} points (95 %: ${points(low)} to ${points(high)})${told}`;
}

/** The rows of every chart of a report, as its table and its CSV show them. */
export function listMailTables(report: MailReport): ReportTable[] {
  return [
    listFigures(report.figures),
    {
      id: "by-day",
      title: "Marketing mail by day",
      columns: ["Day", "Sent", "Came back", "Opened", "Clicked", "Orders brought"],
      rows: report.byDay.map(({ day, sent, bounced, opened, clicked, orders }) => [
        ...[day, sent, bounced, opened, clicked, orders],
      ]),
    },
    {
      id: "origins",
      title: "What each flow and campaign brought",
      columns: [
        ...["From", "Sent", "Delivered", "Came back", "Opened", "Clicked"],
        ...["Left", "Spam", "Orders", "Turnover"],
      ],
      rows: [...report.origins.map(rowOf), totalOf(report)],
    },
    {
      id: "lifts",
      title: "Lift against the holdout",
      columns: ["Flow", "Mailed", "Mailed who ordered", "Held out", "Held out who ordered", "Difference"],
      rows: report.lifts.map((lift) => [
        `${lift.name}, within ${lift.windowDays} days`,
        ...[lift.mailed.people, lift.mailed.ordered, lift.heldOut.people, lift.heldOut.ordered],
        liftWords(lift),
      ]),
    },
  ];
}

function rowOf(origin: Origin): (string | number)[] {
  const { name, stream, sent, delivered, bounced, unsubscribed, complained, orders, revenueCents } = origin;
  const tracked = stream === "marketing";
  const label = stream === "transactional" ? `${name} (not marketing)` : name;
  if (stream === null) return [label, "–", "–", "–", "–", "–", unsubscribed, "–", orders, moneyWords(revenueCents)];
  return [
    ...[label, sent, delivered || "–", bounced],
    ...[tracked ? shareWords(openShare(origin)) : "–", tracked ? shareWords(clickShare(origin)) : "–"],
    ...[tracked ? unsubscribed : "–", complained],
    ...[tracked ? orders : "–", tracked ? moneyWords(revenueCents) : "–"],
  ];
}

/** All orders and unsubscribes of the span, as the rows above add up to. */
function totalOf({ origins, orders }: MailReport): (string | number)[] {
  const sum = (name: "sent" | "bounced" | "unsubscribed" | "complained") =>
    origins.reduce((all, origin) => all + origin[name], 0);
  const delivered = origins.reduce((all, origin) => all + origin.delivered, 0) || "–";
  return [
    "All",
    sum("sent"),
    delivered,
    sum("bounced"),
    "–",
    "–",
    sum("unsubscribed"),
    sum("complained"),
    orders.all,
    moneyWords(orders.allCents),
  ];
}
