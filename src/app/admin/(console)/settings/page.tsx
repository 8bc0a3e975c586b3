import type { Metadata } from "next";
import { ApiKeys } from "@/features/staff/components/api-keys";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return (
    <div className="space-y-6">
      <h1 className="font-display text-3xl">Settings</h1>
      <ApiKeys />
    </div>
  );
}
