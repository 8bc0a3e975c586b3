import { Prisma } from "@/generated/prisma/client";
import { isUniqueViolation, query } from "@/lib/db";
import { gather } from "@/lib/gather";
import { type Draft, numberMessages, type SessionFacts, storingMessages } from "./append-messages";
import type { ChatMessagePayload } from "./channels";
import { versionOf, type WritableSession } from "./rows";

/** What a visitor's message makes true of his session. */
export type VisitorFacts = Required<
  Pick<
    SessionFacts,
    | "waitingSince"
    | "firstVisitorMessageAt"
    | "lastHumanMessageAt"
    | "visitorReadSeq"
    | "visitorDeliveredSeq"
    | "customerId"
  >
>;

type Appending = { session: WritableSession; drafts: Draft[]; facts: VisitorFacts; now: Date };

/** The session's version with the messages, which are as staff will see them. */
type Appended = { messages: ChatMessagePayload[]; version: string };

/**
 * The one statement that writes visitors' messages to their sessions, changes these and announces each message; of a session that has
 * changed since it was read (`version`), is gone, or whose visitor is blocked it writes nothing.
 * @param locked what to do with a session that somebody is changing: wait for him, or write nothing
 * @returns null for what was not written
 */
async function writeAll(appendings: Appending[], locked: "wait" | "skip"): Promise<(Appended | null)[]> {
  const numbered = appendings.map(({ session, drafts, now }) => numberMessages(session, drafts, now));
  const wanted = appendings.map(({ session: { id, version, lastSeq }, drafts, facts, now }) => ({
    ...{ id, version, lastSeq: lastSeq + drafts.length, now },
    ...facts,
  }));
  // Named once more: Postgres takes a list of rows for a hundred, and would read the whole table for so many.
  const ids = wanted.map(({ id }) => id);
  const { stored, announced } = storingMessages(numbered.flatMap(({ rows }) => rows));
  const written = await query<{ id: string; version: string }>(Prisma.sql`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(id text, version text, "lastSeq" int, now timestamptz,
        "waitingSince" timestamptz, "firstVisitorMessageAt" timestamptz, "lastHumanMessageAt" timestamptz,
        "visitorReadSeq" int, "visitorDeliveredSeq" int, "customerId" text)
    ), unchanged AS (
      SELECT s.id FROM chat_session s JOIN wanted w ON w.id = s.id
      WHERE s.id = ANY(${ids}) AND ${versionOf("s")} = w.version
        AND NOT EXISTS (SELECT FROM visitor v WHERE v.id = s.visitor_id AND v.blocked_at IS NOT NULL)
      FOR UPDATE OF s ${Prisma.raw(locked === "skip" ? "SKIP LOCKED" : "")}
    ), written AS (
      UPDATE chat_session s SET last_seq = w."lastSeq", last_message_at = w.now, waiting_since = w."waitingSince",
        first_visitor_message_at = w."firstVisitorMessageAt", last_human_message_at = w."lastHumanMessageAt",
        visitor_read_seq = w."visitorReadSeq", visitor_delivered_seq = w."visitorDeliveredSeq", customer_id = w."customerId"
      FROM wanted w JOIN unchanged u ON u.id = w.id WHERE s.id = w.id AND s.id = ANY(${ids})
      RETURNING s.id, ${versionOf("s")} AS version
    ), stored AS (${stored}), announced AS (${announced})
    SELECT id, version FROM written`);
  const versions = new Map(written.map(({ id, version }) => [id, version]));
  return numbered.map(({ messages }, index) => {
    const version = versions.get(appendings[index]?.session.id ?? "");
    return version === undefined ? null : { messages, version };
  });
}

/** Two, so that one statement is prepared and read while Postgres writes the other. Fifty are 40 KB of messages. */
const appendTogether = gather<Appending, Appended | null>({
  run: (appendings) => writeAll(appendings, "skip"),
  // Stored under its clientMessageId before.
  isOfOne: isUniqueViolation,
  lanes: 2,
  most: 50,
});

/**
 * Writes a visitor's messages behind the last one of his session, in order, under the next sequence numbers, on top of exactly the
 * session given. Card numbers are masked.
 * @param isGuess the session is worth a try only: what others send now is written by the same statement, and one that somebody is
 *   changing is not waited for. One session has one guess at a time (`recallSession`).
 * @returns null when it has changed, is gone, its visitor is blocked, or with a guess somebody is changing it: nothing is written then
 */
export async function appendQuickly(appending: Appending, isGuess: boolean): Promise<Appended | null> {
  if (isGuess) return appendTogether(appending);
  const [appended = null] = await writeAll([appending], "wait");
  return appended;
}
