import type { Metadata } from "next";
import { CustomerList } from "@/features/customers/components/customer-list";
import { ButtonLink } from "@/ui/button";

export const metadata: Metadata = { title: "Customers" };

export default function CustomersPage() {
  return (
    <div className="max-w-page space-y-5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-display text-3xl">Customers</h1>
        <ButtonLink look="quiet" href="/admin/customers/requests">
          Copies and erasures
        </ButtonLink>
      </header>
      <CustomerList />
    </div>
  );
}
