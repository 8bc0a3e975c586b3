import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

const member = { schema: z.object({ staffId: z.string() }) };

/** A member can take conversations that he could not take before: came online, got more room, joined a team. */
export const memberFreed = defineEvent("teams/member.freed", member);

/** A member went away by his own word, or signed out. */
export const memberLeft = defineEvent("teams/member.left", member);
