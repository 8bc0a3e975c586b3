import type { Metadata } from "next";
import Link from "next/link";
import { RequestDesk } from "@/features/data-requests/components/request-desk";

export const metadata: Metadata = { title: "Copies and erasures" };

export default function RequestsPage() {
  return (
    <div className="max-w-3xl space-y-5">
      <Link href="/admin/customers" className="inline-flex min-h-11 items-center underline">
        All customers
      </Link>
      <h1 className="font-display text-3xl">Copies and erasures</h1>
      <RequestDesk />
    </div>
  );
}
