"use client";
import { useQuery } from "@tanstack/react-query";
import { MailPreview, usePreviewLook } from "@/features/template-previews/components/mail-preview";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";

/** What a mail of a campaign said to its reader. */
export function CampaignMail({ emailLogId }: { emailLogId: string }) {
  const { look, fields } = usePreviewLook();
  const query = useQuery(useTRPC().admin.campaigns.getMail.queryOptions({ id: emailLogId }));
  return (
    <section aria-label="The mail" className="min-w-0 space-y-3">
      {fields}
      <Loaded query={query} what="the mail’s words">
        {(mail) => <MailPreview mail={mail} kilobytes={Math.ceil(mail.bytes / 1024)} look={look} />}
      </Loaded>
      <p className="text-ink-soft text-sm">
        Drawn again from the campaign, for this reader: what went to everybody is not kept once for each.
      </p>
    </section>
  );
}
