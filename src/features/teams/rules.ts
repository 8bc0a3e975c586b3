import { SECOND_MS } from "@/lib/time";

/**
 * An open console gives a sign of life every 20 s; but browsers wake the timers of a tab that nobody looks at once a minute only
 * (Chrome, "intensive throttling"). Who gave none for longer than that is gone.
 */
export const ONLINE_FOR_MS = 75 * SECOND_MS;

/** Signs of life before this moment count no more. */
export const onlineSince = (now: Date): Date => new Date(now.getTime() - ONLINE_FOR_MS);

type Presence = { status: "online" | "away"; seenAt: Date };

/** `online`: takes conversations; `away`: the console is open, the member said he is away; `gone`: no console is open. */
export type Whereabouts = "online" | "away" | "gone";

/** Where a member is now; who has never opened the console is gone. */
export function whereaboutsOf(presence: Presence | null, now: Date): Whereabouts {
  if (!presence || presence.seenAt < onlineSince(now)) return "gone";
  return presence.status;
}

const words = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ")} `;

type Topic = { id: string; name: string; keywords: string[] };

/**
 * The team whose keyword stands in the text as whole words, upper and lower case alike. Of several the longest keyword wins
 * (the more exact one), then the team's name. Null when none fits.
 */
export function matchTeam<Team extends Topic>(content: string, teams: Team[]): Team | null {
  const text = words(content);
  const hits = teams.flatMap((team) => {
    const lengths = team.keywords.map(words).filter((word) => word.trim() && text.includes(word));
    return lengths.length > 0 ? [{ team, exactness: Math.max(...lengths.map((word) => word.length)) }] : [];
  });
  hits.sort((a, b) => b.exactness - a.exactness || a.team.name.localeCompare(b.team.name));
  return hits[0]?.team ?? null;
}

type Wishes = {
  content?: string;
  /** Where the bot's rule sends it. */
  hintTeamId?: string | null;
  /** Where it is already. */
  teamId: string | null;
  defaultTeamId: string | null;
};

/**
 * Which team a conversation is for: by the words of the message, else as the bot's rule says, else where it is, else the
 * default team; null when nobody is named. Teams that are not in the list (archived) are passed over.
 */
export function chooseTeam<Team extends Topic>(teams: Team[], wishes: Wishes): Team | null {
  const byTopic = wishes.content ? matchTeam(wishes.content, teams) : null;
  if (byTopic) return byTopic;
  const wanted = [wishes.hintTeamId, wishes.teamId, wishes.defaultTeamId];
  return wanted.map((id) => teams.find((team) => team.id === id)).find((team) => team) ?? null;
}
