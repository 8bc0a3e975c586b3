import type { Metadata } from "next";
import { SenderSetup } from "@/features/sender/components/sender-setup";

export const metadata: Metadata = { title: "Sender" };

export default function SenderPage() {
  return <SenderSetup />;
}
