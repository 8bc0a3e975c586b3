import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { StaffAccounts } from "@/features/staff/components/staff-accounts";
import { MemberList } from "@/features/teams/components/member-list";
import { RoutingForm } from "@/features/teams/components/routing-form";
import { TeamList } from "@/features/teams/components/team-list";
import { findStaff } from "@/lib/session";

export const metadata: Metadata = { title: "Teams and routing" };

export default async function TeamsPage() {
  const staff = await findStaff(await headers());
  if (!staff) redirect("/admin/login");
  return (
    <>
      <TeamList />
      <RoutingForm />
      <MemberList />
      <StaffAccounts staffId={staff.id} />
    </>
  );
}
