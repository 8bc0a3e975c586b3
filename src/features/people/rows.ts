import type { BadgeTone } from "@/ui/badge";
import type { MomentKind } from "./schema";

/** One thing that happened, as a line of a person's timeline. */
export type Moment = {
  id: string;
  at: Date;
  kind: MomentKind;
  title: string;
  /** Why, where from, what of it. */
  details: string[];
  badge: { label: string; tone: BadgeTone } | null;
  /** Where staff see all of it. */
  href: string | null;
};
