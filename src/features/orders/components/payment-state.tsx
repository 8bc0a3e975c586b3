import { formatDateTime } from "@/lib/time";
import type { Order } from "../rows";

/** How an order is paid, and whether the money is here. */
export function PaymentState({
  order,
}: {
  order: Pick<Order, "paymentMethod" | "mpesaCode" | "paidAt" | "refundedAt">;
}) {
  const { paymentMethod, mpesaCode, paidAt, refundedAt } = order;
  const how = paymentMethod === "mpesa_till" ? `M-Pesa till${mpesaCode ? `, code ${mpesaCode}` : ""}` : "On delivery";
  const open = paymentMethod === "mpesa_till" ? "we are checking the code" : "cash or M-Pesa to the rider";
  return (
    <>
      {how}
      <br />
      <span className="text-ink-soft">{paidAt ? `Paid, ${formatDateTime(paidAt)}` : open}</span>
      {refundedAt && (
        <>
          <br />
          <span className="text-ink-soft">Paid back, {formatDateTime(refundedAt)}</span>
        </>
      )}
    </>
  );
}
