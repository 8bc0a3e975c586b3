import type { Metadata } from "next";
import { TemplateList } from "@/features/templates/components/template-list";

export const metadata: Metadata = { title: "Templates" };

export default function TemplatesPage() {
  return (
    <div className="max-w-page space-y-5">
      <div>
        <h1 className="font-display text-3xl">Templates</h1>
        <p className="max-w-prose text-ink-soft">
          The words of every mail that the shop sends by itself. Who has chosen Swahili gets the Swahili words where
          they are published.
        </p>
      </div>
      <TemplateList />
    </div>
  );
}
