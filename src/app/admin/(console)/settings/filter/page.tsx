import type { Metadata } from "next";
import { RetentionSettings } from "@/features/chat-retention/components/retention-settings";
import { ContentFilter } from "@/features/content-filter/components/content-filter";
import { EncryptionStatus } from "@/features/encryption/components/encryption-status";

export const metadata: Metadata = { title: "Filter and privacy" };

export default function FilterPage() {
  return (
    <div className="space-y-10">
      <ContentFilter />
      <RetentionSettings />
      <EncryptionStatus />
    </div>
  );
}
