import type { DnsAnswer } from "@/lib/dns";

/** `unknown`: it could not be looked up, or nobody but the mail provider knows its name. */
export type Verdict = "good" | "warning" | "missing" | "unknown";

/** By what mails leave; `local` is the mailbox of this machine. */
export type Way = { provider: "resend" } | { provider: "smtp"; host: string; local: boolean };

/** A record that a domain mail is sent from should have, and under which names to look for it, the right one first. */
export type WantedRecord = {
  kind: "SPF" | "DKIM" | "DMARC" | "Bounces";
  type: "TXT" | "MX";
  names: string[];
  /** What to enter, as it would be without a record. */
  value: string;
  /** What must be in it for us to be in order; null: not known. */
  part: string | null;
};

type KnownHost = { host: RegExp; spf: string; selectors: string[] };

/** What well-known mail servers ask for (their own set-up pages). */
const knownHosts: KnownHost[] = [
  { host: /(^|\.)(gmail|google)\.com$/, spf: "include:_spf.google.com", selectors: ["google"] },
  {
    host: /(^|\.)(office365|outlook)\.com$/,
    spf: "include:spf.protection.outlook.com",
    selectors: ["selector1", "selector2"],
  },
  { host: /(^|\.)mailgun\.org$/, spf: "include:mailgun.org", selectors: ["mg", "k1", "mailo", "smtp"] },
  { host: /(^|\.)amazonaws\.com$/, spf: "include:amazonses.com", selectors: [] },
];

/** DKIM's names hold a word that each mail provider chooses; these are common. */
const COMMON_SELECTORS = ["default", "mail", "dkim", "k1", "s1", "selector1", "google"];

/** The domain and those above it down to two labels: DMARC of a parent holds for its children (RFC 7489, section 6.6.3). */
function withParents(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, at) => labels.slice(at).join("."));
}

/** The records that let mailboxes believe that mail from this domain is ours (SPF RFC 7208, DKIM RFC 6376, DMARC RFC 7489). */
export function wantedRecords(domain: string, way: Way): WantedRecord[] {
  const dmarc: WantedRecord = {
    kind: "DMARC",
    type: "TXT",
    names: withParents(domain).map((name) => `_dmarc.${name}`),
    value: `v=DMARC1; p=none; rua=mailto:dmarc@${domain}`,
    part: null,
  };
  if (way.provider === "resend") {
    const name = `send.${domain}`;
    const spf = { value: "v=spf1 include:amazonses.com ~all", part: "include:amazonses.com" };
    return [
      { kind: "SPF", type: "TXT", names: [name], ...spf },
      {
        kind: "Bounces",
        type: "MX",
        names: [name],
        value: "10 feedback-smtp.<region>.amazonses.com",
        part: "amazonses.com",
      },
      {
        kind: "DKIM",
        type: "TXT",
        names: [`resend._domainkey.${domain}`],
        value: "p=… (the key is shown at resend.com/domains)",
        part: "p=",
      },
      dmarc,
    ];
  }
  const known = knownHosts.find(({ host }) => host.test(way.host));
  const selectors = known && known.selectors.length > 0 ? known.selectors : COMMON_SELECTORS;
  const spf = known?.spf ?? null;
  const value = `v=spf1 ${spf ?? "include:<as your mail provider says>"} ~all`;
  return [
    { kind: "SPF", type: "TXT", names: [domain], value, part: spf },
    {
      kind: "DKIM",
      type: "TXT",
      names: selectors.map((selector) => `${selector}._domainkey.${domain}`),
      value: "v=DKIM1; p=… (the name and the key are shown by your mail provider)",
      part: null,
    },
    dmarc,
  ];
}

export type Judgement = { verdict: Verdict; found: string[]; name: string; advice: string };

type Asked = { name: string; answer: DnsAnswer };

const foundIn = ({ answer }: Asked) => ("found" in answer ? answer.found : []);

/**
 * How a wanted record stands, by what was found under its names, in the order of `names`. A look-up that failed is never taken for a
 * missing record.
 */
export function judgeRecord(record: WantedRecord, asked: Asked[]): Judgement {
  const relevant = asked.map((one) => ({ ...one, found: foundIn(one).filter((text) => isOf(record, text)) }));
  const hit = relevant.find(({ found }) => found.length > 0);
  const name = nameOf(record);
  const failed = asked.find(({ answer }) => "failed" in answer);
  if (!hit && failed && "failed" in failed.answer)
    return { verdict: "unknown", found: [], name, advice: `Could not be looked up: ${failed.answer.failed}.` };
  if (!hit) return { ...missing(record), found: [], name };
  return { ...verdictOf(record, hit.found), found: hit.found, name: hit.name };
}

/** The name to enter it under; of DKIM by SMTP nobody here knows its first word. */
function nameOf({ kind, names, part }: WantedRecord): string {
  const [name = ""] = names;
  return kind === "DKIM" && part === null ? name.replace(/^[^.]+/, "<selector>") : name;
}

/** TXT records of one name serve many ends; only those of this kind count. */
function isOf({ kind }: WantedRecord, text: string): boolean {
  if (kind === "SPF") return /^v=spf1(\s|$)/i.test(text);
  if (kind === "DMARC") return /^v=DMARC1\s*(;|$)/i.test(text);
  if (kind === "DKIM") return /(^|;)\s*p=/i.test(text);
  return true;
}

function missing({ kind, part }: WantedRecord): { verdict: Verdict; advice: string } {
  if (kind === "DKIM" && part === null)
    return {
      verdict: "unknown",
      advice:
        "Not found under the usual names, but your mail provider may use another. Look there for DKIM, and compare.",
    };
  const why = {
    SPF: "Without it mailboxes cannot tell that the mail server may send for you.",
    DKIM: "Without it mailboxes cannot tell that the mail is yours and unchanged.",
    DMARC: "Gmail and Yahoo ask for it of everybody who sends to many.",
    Bounces: "Without it nobody learns which mails came back.",
  };
  return { verdict: "missing", advice: why[kind] };
}

function verdictOf(record: WantedRecord, found: string[]): { verdict: Verdict; advice: string } {
  const [text = ""] = found;
  const warning = (advice: string) => ({ verdict: "warning" as const, advice });
  const good = (advice: string) => ({ verdict: "good" as const, advice });
  if (record.kind !== "Bounces" && record.kind !== "DKIM" && found.length > 1)
    return warning("There is more than one: mailboxes then ignore all of them. Keep one.");
  if (record.kind === "DMARC") return ofDmarc(text, good, warning);
  if (record.kind === "DKIM" && /(^|;)\s*p=\s*(;|$)/i.test(text))
    return warning("The key was revoked: its p= is empty.");
  if (record.kind === "SPF" && /\s\+?all\b/i.test(text))
    return warning("It lets anybody send in your name: end it with ~all or -all.");
  if (record.part && !found.some((one) => one.toLowerCase().includes(record.part?.toLowerCase() ?? "")))
    return warning(`It does not name what mails leave by: add ${record.part}.`);
  if (record.kind === "SPF" && !record.part)
    return good("There is one. Compare it with what your mail provider asks for.");
  return good("In order.");
}

type Say = (advice: string) => { verdict: Verdict; advice: string };

function ofDmarc(text: string, good: Say, warning: Say) {
  const policy = /(?:^|;)\s*p\s*=\s*(none|quarantine|reject)\b/i.exec(text)?.[1]?.toLowerCase();
  if (!policy)
    return warning("It says nothing usable of what to do with false mail: add p=none, p=quarantine or p=reject.");
  if (policy === "none")
    return good("In order to begin with. Once the reports show only your own mail, p=quarantine protects your name.");
  return good("In order: false mail in your name is held back.");
}
