import type { Metadata } from "next";
import Link from "next/link";
import { CampaignPage } from "@/features/campaigns/components/campaign-page";

export const metadata: Metadata = { title: "Campaign" };

export default async function OneCampaignPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <div className="max-w-page space-y-2">
      <Link href="/admin/campaigns" className="inline-flex min-h-11 items-center underline">
        All campaigns
      </Link>
      <CampaignPage id={id} />
    </div>
  );
}
