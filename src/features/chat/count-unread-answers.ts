import { db } from "@/lib/db";

/** How many answers of staff a visitor has in his open conversation and has not read; one short query, for every page of the shop. */
export async function countUnreadAnswers(visitorId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    SELECT count(m.id)::int AS unread FROM chat_session s
    JOIN chat_message m ON m.session_id = s.id AND m.seq > s.visitor_read_seq AND m.sender = 'staff'
    WHERE s.visitor_id = ${visitorId} AND s.closed_at IS NULL`;
  return row?.unread ?? 0;
}
