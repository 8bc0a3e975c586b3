import type { ReactNode } from "react";

type GoesToProps = {
  order: { name: string; address: string; county: string };
  /** How to reach the buyer. */
  children: ReactNode;
};

/** Where an order goes, as one part of a list of facts. */
export function GoesTo({ order, children }: GoesToProps) {
  return (
    <div>
      <dt className="font-semibold">Goes to</dt>
      <dd className="mt-1 whitespace-pre-line break-words">
        {order.name}
        <br />
        {order.address}
        <br />
        {order.county}
        <br />
        {children}
      </dd>
    </div>
  );
}
