import { useMutation, useQueryClient } from "@tanstack/react-query";
import Image from "next/image";
import Link from "next/link";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Review } from "../rows";
import { StarRow } from "./star-row";

/** One review with whose it is and of what, and the two decisions about it. */
export function ReviewCard({ review }: { review: Review }) {
  const { reviews } = useTRPC().admin;
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: reviews.pathKey() });
  const publish = useMutation(reviews.publish.mutationOptions({ onSettled }));
  const reject = useMutation(reviews.reject.mutationOptions({ onSettled }));
  const busy = publish.isPending || reject.isPending;
  const problem = publish.error ?? reject.error;
  const { id, product, order, stars, content, shownName, createdAt, state } = review;
  return (
    <article
      aria-label={`Review of ${product.name} by ${order.name}`}
      className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <header className="flex items-center gap-4">
        <Image
          src={product.picture}
          alt={product.pictureAlt}
          width={56}
          height={56}
          sizes="56px"
          className="size-14 rounded-card bg-sand object-cover"
        />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{product.name}</h2>
          <p className="flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
            <StarRow stars={stars} />
            <time dateTime={createdAt.toISOString()}>{formatDateTime(createdAt)}</time>
          </p>
        </div>
      </header>
      {content ? (
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{content}</p>
      ) : (
        <p className="text-ink-soft">Stars without words.</p>
      )}
      <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
        <span>Shown as “{shownName}”</span>
        <Link href={`/admin/orders/${order.id}`} className="inline-flex min-h-11 items-center underline">
          Order {order.number} of {order.name}
        </Link>
        {product.slug && state === "published" && (
          <a href={`/products/${product.slug}#reviews`} className="inline-flex min-h-11 items-center underline">
            See it in the shop
          </a>
        )}
      </p>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      <footer className="flex flex-wrap gap-3">
        {state !== "published" && (
          <Button disabled={busy} onClick={() => publish.mutate({ id })}>
            Show it in the shop
          </Button>
        )}
        {state !== "rejected" && (
          <Button look="quiet" disabled={busy} onClick={() => reject.mutate({ id })}>
            {state === "published" ? "Take it out of the shop" : "Keep it back"}
          </Button>
        )}
      </footer>
    </article>
  );
}
