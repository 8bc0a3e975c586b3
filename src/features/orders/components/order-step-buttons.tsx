"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Order } from "../rows";
import { decideStep } from "../rules";

/** The steps of an order that can be taken now. Cancelling asks once more, because the shopper is told. */
export function OrderStepButtons({ order }: { order: Order }) {
  const { orders } = useTRPC().admin;
  const queryClient = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: orders.pathKey() });
  const pay = useMutation(orders.markPaid.mutationOptions({ onSettled }));
  const ship = useMutation(orders.ship.mutationOptions({ onSettled }));
  const deliver = useMutation(orders.deliver.mutationOptions({ onSettled }));
  const cancel = useMutation(orders.cancel.mutationOptions({ onSettled }));
  const steps = [pay, ship, deliver, cancel];
  const busy = steps.some((step) => step.isPending);
  const problem = steps.find((step) => step.error)?.error;
  const input = { orderId: order.id };
  const may = (step: Parameters<typeof decideStep>[0]) => decideStep(step, order) === "go";
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        {may("pay") && (
          <Button look="quiet" disabled={busy} onClick={() => pay.mutate(input)}>
            Mark as paid
          </Button>
        )}
        {may("ship") && (
          <Button disabled={busy} onClick={() => ship.mutate(input)}>
            Mark as shipped
          </Button>
        )}
        {may("deliver") && (
          <Button disabled={busy} onClick={() => deliver.mutate(input)}>
            Mark as delivered
          </Button>
        )}
        {may("cancel") && !cancelling && (
          <Button look="danger" disabled={busy} onClick={() => setCancelling(true)}>
            Cancel the order
          </Button>
        )}
      </div>
      {cancelling && may("cancel") && (
        <Notice tone="warning">
          <p>The pieces go back into stock, and this cannot be undone.</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button look="danger" disabled={busy} onClick={() => cancel.mutate(input)}>
              Yes, cancel it
            </Button>
            <Button look="quiet" onClick={() => setCancelling(false)}>
              Keep it
            </Button>
          </div>
        </Notice>
      )}
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </div>
  );
}
