import type { ReactNode } from "react";
import { SettingsNav } from "@/features/staff/components/settings-nav";

/** Around every part of the settings: its heading and the way to the others. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="space-y-5">
      <h1 className="font-display text-3xl">Settings</h1>
      <div className="gap-8 space-y-5 lg:flex lg:space-y-0">
        <SettingsNav />
        <div className="min-w-0 flex-1 space-y-8">{children}</div>
      </div>
    </div>
  );
}
