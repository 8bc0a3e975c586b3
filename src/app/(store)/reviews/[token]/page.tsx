import type { Metadata } from "next";
import Image from "next/image";
import Link from "next/link";
import { ReviewForm } from "@/features/reviews/components/review-form";
import { WrittenReview } from "@/features/reviews/components/written-review";
import { caller } from "@/server/caller";
import { Notice } from "@/ui/notice";
import { orNotFound } from "../../attempt";
import { sendReview } from "../actions";

// The address holds the key of a mail's link: it goes to nobody else, and into no index.
export const metadata: Metadata = { title: "Your review", robots: { index: false }, referrer: "same-origin" };

type Props = { params: Promise<{ token: string }> };

/** What a review link of a mail leads to; nobody has to sign in, and looking at it changes nothing. */
export default async function ReviewPage({ params }: Props) {
  const { token } = await params;
  const { product, shownName, delivered, written, others } = await orNotFound(
    (await caller()).reviews.getForm({ token }),
  );
  return (
    <div className="mx-auto max-w-xl space-y-6">
      <h1 className="font-display text-3xl md:text-4xl">How do you like it?</h1>
      <div className="flex items-center gap-4">
        <Image
          src={product.picture}
          alt={product.pictureAlt}
          width={88}
          height={88}
          sizes="88px"
          className="size-22 rounded-card bg-sand object-cover"
        />
        <p className="min-w-0 font-semibold text-lg">{product.name}</p>
      </div>
      {written ? (
        <WrittenReview written={written} shownName={shownName} />
      ) : delivered ? (
        <ReviewForm token={token} shownName={shownName} action={sendReview} />
      ) : (
        <Notice>You can review it here once it has been delivered.</Notice>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others" className="border-line border-t pt-6">
          <h2 id="others" className="font-display text-xl">
            Also in this order
          </h2>
          <ul className="mt-2 divide-y divide-line">
            {others.map(({ productId, name, picture, pictureAlt, url, written }) => (
              <li key={productId}>
                <Link href={url} prefetch={false} className="flex min-h-11 items-center gap-4 py-3 hover:bg-sand">
                  <Image
                    src={picture}
                    alt={pictureAlt}
                    width={48}
                    height={48}
                    sizes="48px"
                    className="size-12 rounded-card bg-sand object-cover"
                  />
                  <span className="min-w-0 flex-1">{name}</span>
                  <span className="text-ink-soft">{written ? "Reviewed" : <u>Review it</u>}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
