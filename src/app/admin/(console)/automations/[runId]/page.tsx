import type { Metadata } from "next";
import Link from "next/link";
import { RunTimeline } from "@/features/automations/components/run-timeline";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const { runId } = await params;
  return (
    <div className="space-y-2">
      <Link href="/admin/automations" className="inline-flex min-h-11 items-center underline">
        All automations
      </Link>
      <RunTimeline runId={runId} />
    </div>
  );
}
