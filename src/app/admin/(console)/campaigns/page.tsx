import type { Metadata } from "next";
import { CampaignList } from "@/features/campaigns/components/campaign-list";

export const metadata: Metadata = { title: "Campaigns" };

export default function CampaignsPage() {
  return (
    <div className="max-w-page">
      <CampaignList />
    </div>
  );
}
