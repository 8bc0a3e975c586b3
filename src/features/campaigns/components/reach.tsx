import { reasonInWords } from "@/features/mail/rules";
import type { CampaignReach } from "../get-reach";

const people = (count: number) => `${count.toLocaleString("en-KE")} ${count === 1 ? "person" : "people"}`;

function duration(minutes: number): string {
  if (minutes <= 1) return "about a minute";
  return minutes < 120 ? `about ${minutes} minutes` : `about ${Math.round(minutes / 60)} hours`;
}

/** How many people a campaign reaches now, why not the others, and how long it takes. */
export function Reach({ reach: { audience, willGet, held, minutes, estimated } }: { reach: CampaignReach }) {
  return (
    <div className="space-y-2">
      <p>
        {estimated && "About "}
        <span className="font-display text-3xl">{willGet.toLocaleString("en-KE")}</span> of {people(audience)} may be
        mailed now
        {willGet > 0 && <span className="text-ink-soft">, {duration(minutes)} of sending</span>}.
      </p>
      {estimated && <p className="text-ink-soft text-sm">Told by a sample; they are counted before you send.</p>}
      {held.length > 0 && (
        <ul className="text-ink-soft text-sm">
          {held.map(({ reason, people: count }) => (
            <li key={reason}>
              {people(count)}: {reasonInWords(reason)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
