"use client";
import { Bell, BellOff } from "lucide-react";
import { useState } from "react";
import { wakeChime } from "./chime";
import { changeNotifyChoices, useNotifyChoices } from "./notify-choices";

const REFUSED =
  "Your browser does not let this page show notifications. Allow them for this page in the browser's settings, then switch them on here.";

/** How the member is told of news on this device: by sound, and on the desktop. */
export function NotifySwitches() {
  const { sound, desktop } = useNotifyChoices();
  const [problem, setProblem] = useState<string | null>(null);
  const Icon = sound || desktop ? Bell : BellOff;
  const switchDesktop = async () => {
    setProblem(null);
    if (desktop) return changeNotifyChoices({ desktop: false });
    if (!("Notification" in window)) return setProblem("This browser has no desktop notifications.");
    // Asked for by this press, never at load.
    const granted = (await Notification.requestPermission()) === "granted";
    changeNotifyChoices({ desktop: granted });
    if (!granted) setProblem(REFUSED);
  };
  return (
    // It may have been opened before React came.
    <details suppressHydrationWarning>
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 rounded-field px-3 hover:bg-sand [&::-webkit-details-marker]:hidden">
        <Icon aria-hidden className="size-5 shrink-0" />
        Notifications
      </summary>
      <div className="px-3 pb-2">
        <Choice
          label="Sound"
          checked={sound}
          onChange={() => {
            wakeChime();
            changeNotifyChoices({ sound: !sound });
          }}
        />
        <Choice label="On the desktop" checked={desktop} onChange={() => void switchDesktop()} />
        {problem && (
          <p role="alert" className="text-danger text-sm">
            {problem}
          </p>
        )}
      </div>
    </details>
  );
}

function Choice({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" checked={checked} onChange={onChange} className="size-5 accent-[var(--clay)]" />
      {label}
    </label>
  );
}
