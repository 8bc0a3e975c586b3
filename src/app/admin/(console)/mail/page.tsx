import type { Metadata } from "next";
import { MailList } from "@/features/mail/components/mail-list";

export const metadata: Metadata = { title: "Mail" };

export default function MailPage() {
  return (
    <div className="max-w-page space-y-5">
      <h1 className="font-display text-3xl">Mail</h1>
      <MailList />
    </div>
  );
}
