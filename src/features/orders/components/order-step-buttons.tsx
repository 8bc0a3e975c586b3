"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { Order } from "../rows";
import { decideStep } from "../rules";
import { AskOnceMore } from "./ask-once-more";

/** The steps of an order that can be taken now. Those that cannot be undone and move stock ask once more. */
export function OrderStepButtons({ order }: { order: Order }) {
  const { orders } = useTRPC().admin;
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<"cancel" | "return" | null>(null);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: orders.pathKey() });
  const pay = useMutation(orders.markPaid.mutationOptions({ onSettled }));
  const ship = useMutation(orders.ship.mutationOptions({ onSettled }));
  const deliver = useMutation(orders.deliver.mutationOptions({ onSettled }));
  const cancel = useMutation(orders.cancel.mutationOptions({ onSettled }));
  const comeBack = useMutation(orders.return.mutationOptions({ onSettled }));
  const refund = useMutation(orders.refund.mutationOptions({ onSettled }));
  const steps = [pay, ship, deliver, cancel, comeBack, refund];
  const busy = steps.some((step) => step.isPending);
  const problem = steps.find((step) => step.error)?.error;
  const input = { orderId: order.id };
  const leave = () => setAsking(null);
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
        {may("return") && asking !== "return" && (
          <Button look="quiet" disabled={busy} onClick={() => setAsking("return")}>
            It came back
          </Button>
        )}
        {may("refund") && (
          <Button look="quiet" disabled={busy} onClick={() => refund.mutate(input)}>
            Mark as paid back
          </Button>
        )}
        {may("cancel") && asking !== "cancel" && (
          <Button look="danger" disabled={busy} onClick={() => setAsking("cancel")}>
            Cancel the order
          </Button>
        )}
      </div>
      {asking === "return" && may("return") && (
        <AskOnceMore question="Can its pieces be sold again?" keep="It did not come back" onKeep={leave}>
          <Button disabled={busy} onClick={() => comeBack.mutate({ ...input, restock: true })}>
            Yes, back into stock
          </Button>
          <Button look="quiet" disabled={busy} onClick={() => comeBack.mutate({ ...input, restock: false })}>
            No, not sold again
          </Button>
        </AskOnceMore>
      )}
      {asking === "cancel" && may("cancel") && (
        <AskOnceMore question="The pieces go back into stock, and this cannot be undone." keep="Keep it" onKeep={leave}>
          <Button look="danger" disabled={busy} onClick={() => cancel.mutate(input)}>
            Yes, cancel it
          </Button>
        </AskOnceMore>
      )}
      {problem && <Notice tone="bad">{problem.message}</Notice>}
    </div>
  );
}
