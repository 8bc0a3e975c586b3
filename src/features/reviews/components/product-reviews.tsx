import { SHOP_TIME_ZONE } from "@/lib/time";
import { ButtonLink } from "@/ui/button";
import type { ProductReviews as Reviews } from "../list-product-reviews";
import { formatAverage } from "../rules";
import { StarRow } from "./star-row";

const month = new Intl.DateTimeFormat("en-KE", { timeZone: SHOP_TIME_ZONE, month: "long", year: "numeric" });

type Props = { reviews: Reviews; moreHref: string };

/** The average in a line that leads down to the reviews; nothing while there are none. */
export function AverageLine({ reviews: { count, average } }: { reviews: Reviews }) {
  if (average === null) return null;
  return (
    <a href="#reviews" className="mt-2 inline-flex min-h-11 items-center gap-2 underline-offset-4 hover:underline">
      <StarRow stars={Number(formatAverage(average))} />
      {formatAverage(average)} · {count} {count === 1 ? "review" : "reviews"}
    </a>
  );
}

/** What buyers say of a product. Only people who bought it are asked. */
export function ProductReviews({ reviews: { count, average, reviews, more }, moreHref }: Props) {
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="mt-12 max-w-3xl border-line border-t pt-8">
      <h2 id="reviews-title" className="font-display text-2xl">
        What buyers say
      </h2>
      {average === null ? (
        <p className="mt-3 text-ink-soft">
          Nobody has reviewed it yet. Who buys it is asked a week after it has arrived.
        </p>
      ) : (
        <>
          <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
            <StarRow stars={Number(formatAverage(average))} />
            <span>
              <strong className="text-xl">{formatAverage(average)}</strong> of 5, by {count}{" "}
              {count === 1 ? "buyer" : "buyers"}
            </span>
          </p>
          <ul className="mt-5 divide-y divide-line border-line border-t">
            {reviews.map(({ id, stars, content, shownName, createdAt }) => (
              <li key={id} className="py-5">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <StarRow stars={stars} />
                  <span className="font-semibold">{shownName}</span>
                  <time dateTime={createdAt.toISOString()} className="text-ink-soft text-sm">
                    {month.format(createdAt)}
                  </time>
                </p>
                {content && <p className="mt-2 whitespace-pre-line break-words">{content}</p>}
              </li>
            ))}
          </ul>
          {more && (
            <ButtonLink look="quiet" href={moreHref} scroll={false} className="mt-3">
              More reviews
            </ButtonLink>
          )}
        </>
      )}
    </section>
  );
}
