import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { listEmailsByAddress } from "./list-emails-by-address";
import { type EmailLine, toEmailLine } from "./rows";
import { type EmailState, emailStates } from "./schema";

const PAGE = 25;

export const emailFilter = z.object({
  state: z.enum(emailStates).optional(),
  /** A part of the address. */
  address: z.string().trim().toLowerCase().max(254).optional(),
  flow: z.string().max(60).optional(),
  cursor: z.string().max(60).nullish(),
});

export type EmailFilter = z.input<typeof emailFilter>;

const some = { not: null };
const notBack = { complainedAt: null, bouncedAt: null };
const noNews = { ...notBack, deliveredAt: null, softBouncedAt: null };

/** The facts of each state, in the order in which `stateOf` asks for them. */
const whereState: Record<EmailState, Prisma.EmailLogWhereInput> = {
  complained: { complainedAt: some },
  bounced: { complainedAt: null, OR: [{ bouncedAt: some }, { softBouncedAt: some, deliveredAt: null }] },
  delivered: { deliveredAt: some, ...notBack },
  failed: { failedAt: some, ...noNews },
  sent: { acceptedAt: some, failedAt: null, ...noNews },
  unknown: { unknownAt: some, acceptedAt: null, failedAt: null, ...noNews },
  declined: { declinedAt: some, failedAt: null, unknownAt: null, acceptedAt: null },
  sending: { sendingAt: some, declinedAt: null, failedAt: null, unknownAt: null, acceptedAt: null },
  deferred: { deferredUntil: some, sendingAt: null, declinedAt: null, failedAt: null, acceptedAt: null },
  planned: {
    deferredUntil: null,
    sendingAt: null,
    declinedAt: null,
    failedAt: null,
    unknownAt: null,
    acceptedAt: null,
  },
};

/** Mails, sent or not, newest first, 25 a page; `nextCursor` is null on the last page. */
export async function listEmails(filter: EmailFilter): Promise<{ mails: EmailLine[]; nextCursor: string | null }> {
  const { state, address, flow, cursor } = emailFilter.parse(filter);
  const where = { ...(state ? whereState[state] : {}), ...(flow ? { flow } : {}) };
  const rows = address
    ? await listEmailsByAddress(address, where, cursor, PAGE + 1)
    : await db.emailLog.findMany({
        where: { ...where, ...(cursor ? { id: { lt: cursor } } : {}) },
        orderBy: { id: "desc" },
        take: PAGE + 1,
      });
  const mails = rows.slice(0, PAGE).map(toEmailLine);
  return { mails, nextCursor: rows.length > PAGE ? (mails.at(-1)?.id ?? null) : null };
}
