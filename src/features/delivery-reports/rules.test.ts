import { expect, test } from "vitest";
import { readReport } from "./rules";
import { resendEvent } from "./schema";

const event = (type: string, data: object = {}) =>
  resendEvent.parse({ type, created_at: "2026-11-24T09:00:00.000Z", data: { email_id: "re_1", ...data } });

test.each([
  ["email.sent", {}, { news: "accepted" }],
  ["email.delivered", {}, { news: "delivered" }],
  ["email.delivery_delayed", {}, { news: "delayed" }],
  ["email.complained", {}, { news: "complained" }],
  [
    "email.bounced",
    { bounce: { type: "Permanent", subType: "General", message: "No such user" } },
    { news: "bounced", kind: "hard", why: "No such user" },
  ],
  ["email.bounced", { bounce: { type: "Transient", message: "Full" } }, { news: "bounced", kind: "soft", why: "Full" }],
  ["email.bounced", { bounce: { type: "Undetermined" } }, { news: "bounced", kind: "soft" }],
  ["email.bounced", {}, { news: "bounced", kind: "soft" }],
  [
    "email.suppressed",
    { suppressed: { message: "On the list" } },
    { news: "bounced", kind: "hard", why: "On the list" },
  ],
  ["email.failed", { failed: { reason: "reached_daily_quota" } }, { news: "failed", why: "reached_daily_quota" }],
] as const)("%s with %j is news", (type, data, report) => {
  expect(readReport(event(type, data))).toMatchObject(report);
});

test.each(["email.opened", "email.clicked", "email.scheduled", "email.received", "email.invented"])(
  "%s says nothing of a mail's way",
  (type) => {
    expect(readReport(event(type))).toBeNull();
  },
);
