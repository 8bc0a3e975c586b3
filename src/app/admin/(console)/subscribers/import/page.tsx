import type { Metadata } from "next";
import Link from "next/link";
import { ImportForm } from "@/features/subscriptions/components/import-form";

export const metadata: Metadata = { title: "Bring in a list" };

export default function ImportPage() {
  return (
    <div className="space-y-4">
      <Link href="/admin/subscribers" className="inline-flex min-h-11 items-center underline">
        All subscribers
      </Link>
      <h1 className="font-display text-3xl">Bring in a list</h1>
      <ImportForm />
    </div>
  );
}
