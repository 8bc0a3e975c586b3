import { describe, expect, test } from "vitest";
import type { DnsAnswer } from "@/lib/dns";
import { judgeRecord, type WantedRecord, type Way, wantedRecords } from "./rules";

const resend: Way = { provider: "resend" };
const smtp = (host: string): Way => ({ provider: "smtp", host, local: false });

const wanted = (way: Way, kind: WantedRecord["kind"]) => {
  const record = wantedRecords("news.shop.co.ke", way).find((one) => one.kind === kind);
  if (!record) throw new Error(`no ${kind} wanted`);
  return record;
};
const judge = (record: WantedRecord, answers: Record<string, DnsAnswer>) =>
  judgeRecord(
    record,
    record.names.map((name) => ({ name, answer: answers[name] ?? { found: [] } })),
  );

test("Resend wants its own return path, key and bounces; DMARC may stand at a parent", () => {
  expect(wantedRecords("news.shop.co.ke", resend).map(({ kind, type, names }) => [kind, type, names])).toEqual([
    ["SPF", "TXT", ["send.news.shop.co.ke"]],
    ["Bounces", "MX", ["send.news.shop.co.ke"]],
    ["DKIM", "TXT", ["resend._domainkey.news.shop.co.ke"]],
    ["DMARC", "TXT", ["_dmarc.news.shop.co.ke", "_dmarc.shop.co.ke", "_dmarc.co.ke"]],
  ]);
});

describe("SPF", () => {
  const gmail = wanted(smtp("smtp.gmail.com"), "SPF");
  const found = (...texts: string[]) => judge(gmail, { "news.shop.co.ke": { found: texts } });

  test.each([
    ["in order", ["v=spf1 include:_spf.google.com ~all", "google-site-verification=x"], "good", "In order"],
    ["two of them", ["v=spf1 include:_spf.google.com ~all", "v=spf1 -all"], "warning", "more than one"],
    ["another server", ["v=spf1 include:other.example -all"], "warning", "add include:_spf.google.com"],
    ["everybody may", ["v=spf1 include:_spf.google.com +all"], "warning", "anybody"],
    ["everybody may, in short", ["v=spf1 all"], "warning", "anybody"],
    ["something else", ["some=thing"], "missing", "Without it"],
    ["nothing", [], "missing", "Without it"],
  ] as const)("%s", (_, texts, verdict, advice) => {
    expect(found(...texts)).toMatchObject({ verdict, advice: expect.stringContaining(advice) });
  });

  test("a look-up that failed is not a missing record", () => {
    expect(judge(gmail, { "news.shop.co.ke": { failed: "the name server did not answer in time" } })).toMatchObject({
      verdict: "unknown",
      advice: "Could not be looked up: the name server did not answer in time.",
    });
  });

  test("of a server we do not know, staff compare", () => {
    const own = wanted(smtp("mail.shop.co.ke"), "SPF");
    expect(judge(own, { "news.shop.co.ke": { found: ["v=spf1 mx ~all"] } })).toMatchObject({
      verdict: "good",
      advice: expect.stringContaining("Compare"),
    });
  });
});

describe("DKIM", () => {
  const name = "resend._domainkey.news.shop.co.ke";

  test("by Resend its name is known: it is there, revoked or missing", () => {
    const record = wanted(resend, "DKIM");
    expect(judge(record, { [name]: { found: ["p=MIGfMA0"] } }).verdict).toBe("good");
    expect(judge(record, { [name]: { found: ["v=DKIM1; p="] } })).toMatchObject({ verdict: "warning" });
    expect(judge(record, {}).verdict).toBe("missing");
  });

  test("by SMTP the provider chooses the name: not to find it says nothing", () => {
    const record = wanted(smtp("smtp.office365.com"), "DKIM");
    expect(judge(record, {})).toMatchObject({
      verdict: "unknown",
      name: "<selector>._domainkey.news.shop.co.ke",
    });
    const second = "selector2._domainkey.news.shop.co.ke";
    expect(judge(record, { [second]: { found: ["v=DKIM1; k=rsa; p=MIGf"] } })).toMatchObject({
      verdict: "good",
      name: second,
    });
  });
});

describe("DMARC", () => {
  const record = wanted(resend, "DMARC");

  test.each([
    ["v=DMARC1; p=reject; rua=mailto:x@shop.co.ke", "good", "held back"],
    ["v=DMARC1;p=none", "good", "to begin with"],
    ["v=DMARC1; rua=mailto:x@shop.co.ke", "warning", "add p=none"],
    ["v=DMARC2; p=none", "missing", "Gmail"],
  ])("%s", (text, verdict, advice) => {
    expect(judge(record, { "_dmarc.news.shop.co.ke": { found: [text] } })).toMatchObject({
      verdict,
      advice: expect.stringContaining(advice),
    });
  });

  test("of a parent holds for the subdomain", () => {
    expect(judge(record, { "_dmarc.shop.co.ke": { found: ["v=DMARC1; p=quarantine"] } })).toMatchObject({
      verdict: "good",
      name: "_dmarc.shop.co.ke",
    });
  });
});
