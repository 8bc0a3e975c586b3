import type { Metadata } from "next";
import Link from "next/link";
import { PersonDesk } from "@/features/people/components/person-desk";

export const metadata: Metadata = { title: "Customer" };

export default async function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <div className="max-w-page space-y-4">
      <Link href="/admin/customers" className="inline-flex min-h-11 items-center underline">
        All customers
      </Link>
      <PersonDesk id={id} />
    </div>
  );
}
