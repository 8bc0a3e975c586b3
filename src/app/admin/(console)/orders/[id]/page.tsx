import type { Metadata } from "next";
import { OrderDesk } from "@/features/orders/components/order-desk";

export const metadata: Metadata = { title: "Order" };

type Props = { params: Promise<{ id: string }> };

export default async function OrderDeskPage({ params }: Props) {
  return <OrderDesk orderId={(await params).id} />;
}
