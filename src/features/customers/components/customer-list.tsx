"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDay } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { SelectField, TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import type { CustomerLine } from "../list-customers";

type Filter = { search?: string; tag?: string };

const nothing = { title: "No customers yet", advice: "Who buys or signs up stands here." };
const noMatch = { title: "Nobody like that", advice: "Try a shorter part of the name or address, or another tag." };

/** Everybody the shop knows by an address. */
export function CustomerList() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<Filter>({});
  const asked = useDeferredValue(filter);
  const tags = useQuery(trpc.admin.customers.listTags.queryOptions());
  const query = useInfiniteQuery(
    trpc.admin.customers.listCustomers.infiniteQueryOptions(asked, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const customers = query.data?.pages.flatMap((page) => page.customers);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <div className="space-y-5">
      <search className="grid gap-4 sm:grid-cols-[1fr_14rem]">
        <TextField
          id="customer-search"
          label="Name or address"
          type="search"
          autoComplete="off"
          value={filter.search ?? ""}
          onChange={(event) => setFilter({ ...filter, search: event.target.value || undefined })}
        />
        <SelectField
          id="customer-tag"
          label="Tag"
          value={filter.tag ?? ""}
          onChange={(event) => setFilter({ ...filter, tag: event.target.value || undefined })}
        >
          <option value="">All</option>
          {tags.data?.map(({ tag, people }) => (
            <option key={tag} value={tag}>
              {tag} ({people})
            </option>
          ))}
        </SelectField>
      </search>
      <Loaded query={{ ...query, data: customers }} what="the customers" empty={filtered ? noMatch : nothing}>
        {(customers) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {customers.map((customer) => (
              <CustomerRow key={customer.id} customer={customer} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </div>
  );
}

function CustomerRow({ customer }: { customer: CustomerLine }) {
  const { id, name, email, county, tags, orders, createdAt } = customer;
  return (
    <li>
      <Link
        href={`/admin/customers/${id}`}
        className="grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sand sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate font-semibold">{name || email}</span>
          <span className="block truncate text-ink-soft text-sm">
            {[name && email, county].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          <span>
            {orders} {orders === 1 ? "order" : "orders"} · since {formatDay(createdAt)}
          </span>
        </span>
      </Link>
    </li>
  );
}
