import { db } from "@/lib/db";
import { lookUpMx, lookUpTxt } from "@/lib/dns";
import { env } from "@/lib/env";
import { type Judgement, judgeRecord, type WantedRecord, type Way, wantedRecords } from "./rules";

export type RecordLine = Judgement & Pick<WantedRecord, "kind" | "type" | "value">;

export type SenderAddress = {
  stream: "transactional" | "marketing";
  from: string;
  domain: string;
  records: RecordLine[];
};

export type Sender = {
  way: Way;
  addresses: SenderAddress[];
  /** Of Resend: where its webhooks go, whether their secret is set, and when the last one came. */
  webhook: { url: string; signed: boolean; lastAt: Date | null };
};

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/** From whom and by what mails leave, and whether the DNS of each From domain is as mailboxes want it, looked up now (at most about 6 s). */
export async function getSender(look = { txt: lookUpTxt, mx: lookUpMx }): Promise<Sender> {
  const { RESEND_API_KEY, RESEND_WEBHOOK_SECRET, EMAIL_HOST = "", EMAIL_FROM, EMAIL_FROM_MARKETING, APP_URL } = env();
  const way: Way = RESEND_API_KEY
    ? { provider: "resend" }
    : { provider: "smtp", host: EMAIL_HOST, local: loopback.has(EMAIL_HOST) };
  const line = async (record: WantedRecord): Promise<RecordLine> => {
    const ask = record.type === "MX" ? look.mx : look.txt;
    const asked = await Promise.all(record.names.map(async (name) => ({ name, answer: await ask(name) })));
    const { kind, type, value } = record;
    return { kind, type, value, ...judgeRecord(record, asked) };
  };
  const address = async (stream: SenderAddress["stream"], from: string): Promise<SenderAddress> => {
    const domain = (/@([^<>@\s]+)>?\s*$/.exec(from)?.[1] ?? from).toLowerCase();
    return { stream, from, domain, records: await Promise.all(wantedRecords(domain, way).map(line)) };
  };
  const [addresses, last] = await Promise.all([
    Promise.all([address("transactional", EMAIL_FROM), address("marketing", EMAIL_FROM_MARKETING)]),
    db.webhookReceipt.findFirst({ orderBy: { receivedAt: "desc" }, select: { receivedAt: true } }),
  ]);
  const url = `${APP_URL}/api/webhooks/resend`;
  return { way, addresses, webhook: { url, signed: Boolean(RESEND_WEBHOOK_SECRET), lastAt: last?.receivedAt ?? null } };
}
