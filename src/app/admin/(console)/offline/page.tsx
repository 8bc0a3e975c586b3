import type { Metadata } from "next";
import { OfflineDesk } from "@/features/offline-messages/components/offline-desk";

export const metadata: Metadata = { title: "Offline messages" };

export default function OfflinePage() {
  return (
    <div className="max-w-3xl space-y-5">
      <h1 className="font-display text-3xl">Offline messages</h1>
      <OfflineDesk />
    </div>
  );
}
