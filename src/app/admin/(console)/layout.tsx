import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ConsoleKeys } from "@/features/chat/components/console-keys";
import { ConsoleLive } from "@/features/chat/components/console-live";
import { KeepPresence } from "@/features/chat/components/keep-presence";
import { WaitingBadge } from "@/features/chat/components/waiting-badge";
import { ConsoleFrame } from "@/features/staff/components/console-frame";
import { consoleLinks } from "@/features/staff/components/console-links";
import { Notifier } from "@/features/staff-notifications/components/notifier";
import { NotifySwitches } from "@/features/staff-notifications/components/notify-switches";
import { PresenceSwitch } from "@/features/teams/components/presence-switch";
import { TrpcProvider } from "@/lib/browser/trpc";
import { findStaff } from "@/lib/session";
import { caller } from "@/server/caller";
import { signOut } from "../sign-out-action";

export const metadata: Metadata = { title: { default: "Console", template: "%s · Console" }, robots: { index: false } };

/** The staff gate: nobody else gets past it. Pages below render their own h1; their procedures ask again who calls. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const staff = await findStaff(await headers());
  if (!staff) redirect("/admin/login");
  const connection = await (await caller()).admin.chat.getRealtime();
  return (
    <TrpcProvider>
      <ConsoleLive connection={connection}>
        <KeepPresence />
        <ConsoleKeys pages={consoleLinks.map(({ href, label }) => ({ href, label }))} />
        <Notifier staffId={staff.id} />
        <ConsoleFrame
          staffName={staff.name}
          signOut={signOut}
          chatBadge={<WaitingBadge />}
          ownControls={
            <>
              <PresenceSwitch staffId={staff.id} />
              <NotifySwitches />
            </>
          }
        >
          {children}
        </ConsoleFrame>
      </ConsoleLive>
    </TrpcProvider>
  );
}
