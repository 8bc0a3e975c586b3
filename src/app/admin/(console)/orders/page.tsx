import type { Metadata } from "next";
import { OpenCarts } from "@/features/orders/components/open-carts";
import { OrderList } from "@/features/orders/components/order-list";

export const metadata: Metadata = { title: "Orders" };

export default function OrdersPage() {
  return (
    <div className="space-y-10">
      <h1 className="font-display text-3xl">Orders</h1>
      <OrderList />
      <OpenCarts />
    </div>
  );
}
