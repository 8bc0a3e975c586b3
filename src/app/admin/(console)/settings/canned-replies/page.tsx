import type { Metadata } from "next";
import { CannedReplies } from "@/features/canned-replies/components/canned-replies";

export const metadata: Metadata = { title: "Canned replies" };

export default function CannedRepliesPage() {
  return <CannedReplies />;
}
