import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FlowSettingsForm } from "@/features/automations/components/flow-settings-form";
import { RunList } from "@/features/automations/components/run-list";
import { type FlowName, findFlow } from "@/features/automations/flows";
import { FlowDrawings } from "@/features/mail-reports/components/flow-drawings";

type FlowPageProps = { params: Promise<{ flow: string }> };

export async function generateMetadata({ params }: FlowPageProps): Promise<Metadata> {
  return { title: findFlow((await params).flow)?.name ?? "Automations" };
}

export default async function FlowPage({ params }: FlowPageProps) {
  const { flow } = await params;
  const found = findFlow(flow);
  if (!found) notFound();
  return (
    <div className="max-w-page space-y-10">
      <div>
        <Link href="/admin/automations" className="inline-flex min-h-11 items-center underline">
          All automations
        </Link>
        <h1 className="font-display text-3xl">{found.name}</h1>
      </div>
      <FlowDrawings only={flow as FlowName} />
      <FlowSettingsForm flow={flow as FlowName} />
      <RunList flow={flow as FlowName} />
    </div>
  );
}
