import type { Metadata } from "next";
import Link from "next/link";
import { CampaignMail } from "@/features/campaigns/components/campaign-mail";
import { MailDetail } from "@/features/mail/components/mail-detail";

export const metadata: Metadata = { title: "Mail" };

export default async function MailDetailPage({ params }: { params: Promise<{ emailLogId: string }> }) {
  const { emailLogId } = await params;
  return (
    <div className="max-w-page space-y-2">
      <Link href="/admin/mail" className="inline-flex min-h-11 items-center underline">
        All mail
      </Link>
      <MailDetail id={emailLogId} ofCampaign={<CampaignMail emailLogId={emailLogId} />} />
    </div>
  );
}
