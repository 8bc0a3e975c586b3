import { getCalendarAhead } from "@/features/opening-hours/get-calendar";
import { isAnybodyOnline } from "@/features/teams/is-anybody-online";
import type { AnswerFacts } from "./fill-answer";
import { findCounty } from "./find-county";

/**
 * The facts that fill an answer to this message: the shop's hours and holidays, the county it names, whether somebody (of the team)
 * is online.
 */
export async function getAnswerFacts(
  content: string,
  customerName: string | null,
  now: Date,
  teamId?: string | null,
): Promise<AnswerFacts> {
  const [calendar, staffOnline] = await Promise.all([getCalendarAhead(now), isAnybodyOnline(now, teamId)]);
  return { now, calendar, staffOnline, customerName, county: findCounty(content) };
}
