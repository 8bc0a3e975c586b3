import type { z } from "zod";
import { db } from "@/lib/db";
import { daysLeft, type RequestState, stateOf } from "./rules";
import { type Kind, requestFilter } from "./schema";

const PAGE = 25;

export type RequestLine = {
  id: string;
  /** Null after an erasure. */
  email: string | null;
  kind: Kind;
  source: string;
  state: RequestState;
  requestedAt: Date;
  dueAt: Date;
  /** Of the law's term; negative: overdue. */
  daysLeft: number;
  settledAt: Date | null;
  refusal: string | null;
};

/** Requests for copies and erasures: the open ones by their term, the most urgent first; the settled ones newest first. 25 a page. */
export async function listRequests(input: z.input<typeof requestFilter>, now = new Date()) {
  const { state, cursor } = requestFilter.parse(input);
  const open = { doneAt: null, refusedAt: null };
  const rows = await db.dataRequest.findMany({
    where: state === "open" ? open : { NOT: open },
    orderBy: state === "open" ? [{ dueAt: "asc" }, { id: "asc" }] : { id: "desc" },
    take: PAGE + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  });
  const requests = rows.slice(0, PAGE).map(
    (row): RequestLine => ({
      id: row.id,
      email: row.email.includes("@") ? row.email : null,
      ...{ kind: row.kind, source: row.source, requestedAt: row.requestedAt, dueAt: row.dueAt, refusal: row.refusal },
      state: stateOf(row),
      daysLeft: daysLeft(row.dueAt, now),
      settledAt: row.doneAt ?? row.refusedAt,
    }),
  );
  return { requests, nextCursor: rows.length > PAGE ? (requests.at(-1)?.id ?? null) : null };
}
