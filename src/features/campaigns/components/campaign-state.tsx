import { Badge, type BadgeTone } from "@/ui/badge";
import type { CampaignState } from "../rules";

const looks: Record<CampaignState, { tone: BadgeTone; words: string }> = {
  draft: { tone: "plain", words: "Draft" },
  scheduled: { tone: "accent", words: "Scheduled" },
  sending: { tone: "warning", words: "Being sent" },
  paused: { tone: "warning", words: "Paused" },
  finished: { tone: "good", words: "Sent" },
  cancelled: { tone: "bad", words: "Cancelled" },
};

/** Where a campaign stands, in a word. */
export function StateBadge({ state }: { state: CampaignState }) {
  const { tone, words } = looks[state];
  return <Badge tone={tone}>{words}</Badge>;
}
