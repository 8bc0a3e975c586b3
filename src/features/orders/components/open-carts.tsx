"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { PlaceForCartForm } from "./place-for-cart-form";

const nothing = { title: "No open carts", advice: "Carts with a known address will stand here." };

/** Carts of people whose address is known: staff who have them on the phone place the order here. */
export function OpenCarts() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.carts.listOpen.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <section aria-labelledby="open-carts" className="space-y-4">
      <h2 id="open-carts" className="font-display text-2xl">
        Open carts
      </h2>
      <Loaded query={query} what="the carts" empty={nothing}>
        {(carts) => (
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {carts.map((cart) => (
              <li key={cart.id} className="space-y-2 px-4 py-4">
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="min-w-0 break-all font-semibold">{cart.email}</span>
                  {cart.abandonedAt && <Badge tone="warning">Left alone</Badge>}
                  {cart.paymentStartedAt && <Badge tone="accent">Paying</Badge>}
                  <span className="ml-auto font-semibold">{formatKes(cart.subtotalCents)}</span>
                </div>
                <p className="text-ink-soft">
                  {cart.lines.map(({ name, quantity }) => `${quantity} × ${name}`).join(", ")}
                </p>
                <div className="flex flex-wrap items-center gap-3">
                  <span className="text-ink-soft text-sm">Changed {formatDateTime(cart.changedAt)}</span>
                  {chosen !== cart.id && (
                    <Button look="quiet" className="ml-auto" onClick={() => setChosen(cart.id)}>
                      Place the order
                    </Button>
                  )}
                </div>
                {chosen === cart.id && <PlaceForCartForm cart={cart} onClose={() => setChosen(null)} />}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
