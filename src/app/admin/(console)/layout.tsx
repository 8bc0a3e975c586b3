import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ConsoleFrame } from "@/features/staff/components/console-frame";
import { TrpcProvider } from "@/lib/browser/trpc";
import { findStaff } from "@/lib/session";
import { signOut } from "../sign-out-action";

export const metadata: Metadata = { title: { default: "Console", template: "%s · Console" }, robots: { index: false } };

/** The staff gate: nobody else gets past it. Pages below render their own h1; their procedures ask again who calls. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const staff = await findStaff(await headers());
  if (!staff) redirect("/admin/login");
  return (
    <TrpcProvider>
      <ConsoleFrame staffName={staff.name} signOut={signOut}>
        {children}
      </ConsoleFrame>
    </TrpcProvider>
  );
}
