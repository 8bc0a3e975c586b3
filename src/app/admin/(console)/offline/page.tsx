import type { Metadata } from "next";
import { OfflineNotes } from "@/features/offline-messages/components/offline-notes";

export const metadata: Metadata = { title: "Offline messages" };

export default function OfflinePage() {
  return (
    <div className="max-w-3xl space-y-5">
      <h1 className="font-display text-3xl">Offline messages</h1>
      <OfflineNotes />
    </div>
  );
}
