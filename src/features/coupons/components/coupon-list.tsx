"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { formatDay } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { SelectField, TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import type { CouponLine } from "../list-coupons";
import { type CouponStanding, couponStandings } from "../schema";
import { couponWords, makerWords } from "./coupon-words";

type Filter = { state?: CouponStanding; search?: string };

const nothing = {
  title: "No coupon yet",
  advice:
    "Flows and campaigns make them, one for each reader. Switch an offer on under Automations, or put a coupon into a campaign.",
};
const noMatch = {
  title: "No coupon like that",
  advice: "Try the beginning of the code, a part of the address, or another state.",
};

/** Every coupon of the shop, with its person and the order it went into. */
export function CouponList() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<Filter>({});
  const asked = useDeferredValue(filter);
  const query = useInfiniteQuery(
    trpc.admin.coupons.list.infiniteQueryOptions(asked, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const coupons = query.data?.pages.flatMap((page) => page.coupons);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <section aria-label="Coupons" className="space-y-5">
      <search className="grid items-end gap-4 sm:grid-cols-[1fr_14rem]">
        <TextField
          id="coupon-search"
          label="Code, name or address"
          type="search"
          autoComplete="off"
          value={filter.search ?? ""}
          onChange={(event) => setFilter({ ...filter, search: event.target.value || undefined })}
        />
        <SelectField
          id="coupon-state"
          label="State"
          value={filter.state ?? ""}
          onChange={(event) =>
            setFilter({ ...filter, state: couponStandings.find((state) => state === event.target.value) })
          }
        >
          <option value="">All</option>
          {couponStandings.map((state) => (
            <option key={state} value={state}>
              {couponWords[state].label}
            </option>
          ))}
        </SelectField>
      </search>
      <Loaded query={{ ...query, data: coupons }} what="the coupons" empty={filtered ? noMatch : nothing}>
        {(coupons) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {coupons.map((coupon) => (
              <CouponRow key={coupon.id} coupon={coupon} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </section>
  );
}

function CouponRow({ coupon }: { coupon: CouponLine }) {
  const { code, state, flow, percentOff, person, order } = coupon;
  const { label, tone } = couponWords[state];
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1.4fr)_minmax(0,1.2fr)] lg:items-center">
      <div>
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="whitespace-nowrap font-mono font-semibold tracking-wide">{code}</span>
          <Badge tone={tone}>{label}</Badge>
        </p>
        <p className="text-ink-soft text-sm">
          {percentOff} % off · {makerWords(flow)}
        </p>
      </div>
      <div className="min-w-0">
        {person ? (
          <Link
            href={`/admin/customers/${person.id}`}
            className="inline-flex min-h-11 max-w-full flex-col justify-center"
          >
            <span className="truncate underline">{person.name || person.email}</span>
            {person.name && <span className="truncate text-ink-soft text-sm">{person.email}</span>}
          </Link>
        ) : (
          <span className="text-ink-soft">Whoever has the code</span>
        )}
      </div>
      <div className="text-sm">
        {order ? (
          <Link href={`/admin/orders/${order.id}`} className="inline-flex min-h-11 items-center underline">
            Order {order.number}, {formatKes(order.discountCents)} off
          </Link>
        ) : (
          <span className="text-ink-soft">{endWords(coupon)}</span>
        )}
      </div>
    </li>
  );
}

function endWords({ state, validFrom, validUntil, redeemedAt }: CouponLine): string {
  if (state === "redeemed" && redeemedAt) return `Used on ${formatDay(redeemedAt)}`;
  if (state === "not_yet") return `From ${formatDay(validFrom)} until ${formatDay(validUntil)}`;
  return state === "over" ? `Ran out on ${formatDay(validUntil)}` : `Until ${formatDay(validUntil)}`;
}
