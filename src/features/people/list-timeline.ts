import type { z } from "zod";
import { findTraces } from "@/features/data-requests/find-traces";
import { findPersonOf } from "./find-person-of";
import { listChatMoments } from "./list-chat-moments";
import { listConsentMoments } from "./list-consent-moments";
import { listMailMoments } from "./list-mail-moments";
import { listOrderMoments } from "./list-order-moments";
import { listOtherMoments } from "./list-other-moments";
import type { Moment } from "./rows";
import { type MomentKind, timelineInput } from "./schema";

const PAGE = 30;

const sources = {
  mail: listMailMoments,
  order: listOrderMoments,
  chat: listChatMoments,
  consent: listConsentMoments,
  other: listOtherMoments,
} satisfies Record<MomentKind, unknown>;

/**
 * What happened between a person and the shop, newest first, 30 at a time: every mail sent or not and why, opens and clicks by people or
 * machines, orders, chats, consent.
 * @throws DomainError not_found `people.unknown`
 */
export async function listTimeline(input: z.input<typeof timelineInput>) {
  const { id, kind, cursor } = timelineInput.parse(input);
  const person = await findTraces(await findPersonOf(id));
  const before = cursor ? new Date(cursor) : new Date("9999-01-01");
  const asked = kind ? [sources[kind]] : Object.values(sources);
  const found: Moment[][] = await Promise.all(asked.map((list) => list(person, before, PAGE + 1)));
  const moments = found.flat().sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const page = fullMoments(moments);
  return { moments: page, nextCursor: page.length < moments.length ? (page.at(-1)?.at.toISOString() ?? null) : null };
}

/** The first page, and with it all that happened in the moment of its last entry: the next one begins before that. */
function fullMoments(moments: Moment[]): Moment[] {
  const last = moments[PAGE - 1];
  return last ? moments.filter(({ at }, index) => index < PAGE || at.getTime() === last.at.getTime()) : moments;
}
