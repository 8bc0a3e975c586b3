import { Notice } from "@/ui/notice";
import type { ReviewState, Stars } from "../rules";
import { StarRow } from "./star-row";

const words: Record<ReviewState, string> = {
  waiting: "Asante! We read it and then show it in the shop.",
  published: "Asante! Your review is in the shop.",
  rejected: "Asante for telling us. We have read it and keep it to ourselves.",
};

type Props = { written: { stars: Stars; content: string; state: ReviewState }; shownName: string };

/** What the buyer has written already, and what becomes of it. */
export function WrittenReview({ written: { stars, content, state }, shownName }: Props) {
  return (
    <div className="space-y-5">
      <Notice tone="good">{words[state]}</Notice>
      <figure className="rounded-card border border-line bg-surface p-5">
        <StarRow stars={stars} />
        {content && <blockquote className="mt-2 whitespace-pre-line break-words">{content}</blockquote>}
        <figcaption className="mt-2 text-ink-soft">{shownName}</figcaption>
      </figure>
    </div>
  );
}
