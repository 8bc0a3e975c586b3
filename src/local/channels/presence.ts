import type { SignedInUser } from "./connection";
import { parseObject } from "./json";
import type { Limits } from "./limits";
import type { SubscriptionRefusal } from "./subscription-refusal";

export interface Member {
  id: string;
  info: unknown;
}

/** The people on a presence channel at this process. A person with several tabs is one member, with the info of the first tab. */
export class Members {
  readonly #members = new Map<string, { info: unknown; tabs: number }>();

  get count(): number {
    return this.#members.size;
  }

  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** Returns whether this is the person's first tab: others are told only then. */
  join(member: Member): boolean {
    const known = this.#members.get(member.id);
    if (known) known.tabs += 1;
    else this.#members.set(member.id, { info: member.info, tabs: 1 });
    return !known;
  }

  /** Returns whether that was the person's last tab: others are told only then. */
  leave(id: string): boolean {
    const member = this.#members.get(id);
    if (!member) return false;
    member.tabs -= 1;
    return member.tabs === 0 && this.#members.delete(id);
  }

  /** Each with their info. */
  *infos(): Iterable<[string, unknown]> {
    for (const [id, { info }] of this.#members) yield [id, info];
  }
}

/** What a new subscriber is told of the people who are there. */
export function describeMembers(members: Map<string, unknown>) {
  return { ids: [...members.keys()], hash: Object.fromEntries(members), count: members.size };
}

/**
 * Who joins: the person in `channel_data`, else the one the connection is signed in as.
 * A user id is a string or number of at most 128 characters, the info at most 1 KB of JSON.
 */
export function readMember(
  channelData: unknown,
  user: SignedInUser | null,
  limits: Limits,
): Member | SubscriptionRefusal {
  if (typeof channelData !== "string") {
    return user ?? refusal("AuthError", "A presence channel needs channel_data or a signed-in user", 401);
  }
  const data = parseObject(channelData);
  const id = data?.user_id;
  if ((typeof id !== "string" && typeof id !== "number") || id === "") {
    return refusal("AuthError", "channel_data must be JSON with a user_id", 400);
  }
  const info = data?.user_info ?? {};
  if (String(id).length > limits.userIdLength) return refusal("LimitReached", "user_id is too long", 400);
  if (Buffer.byteLength(JSON.stringify(info)) > limits.userInfoBytes) {
    return refusal("LimitReached", "user_info is too large", 400);
  }
  return { id: String(id), info };
}

function refusal(type: SubscriptionRefusal["type"], error: string, status: number): SubscriptionRefusal {
  return { type, error, status };
}
