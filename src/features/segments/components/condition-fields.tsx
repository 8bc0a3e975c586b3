"use client";
import { useQuery } from "@tanstack/react-query";
import { deliveries } from "@/features/orders/delivery";
import { useTRPC } from "@/lib/browser/trpc";
import { monthNames } from "../rules";
import type { Condition } from "../schema";
import { ChoiceList } from "./choice-list";
import { Amount, Pick } from "./small-fields";

type Props<About extends Condition["about"] = Condition["about"]> = {
  id: string;
  condition: Extract<Condition, { about: About }>;
  onChange: (condition: Condition) => void;
};

const isOrNot = { has: "yes", has_not: "no" } as const;
const amounts = { at_least: "at least", at_most: "at most" } as const;
const within = { within: "within the last", not_within: "not within the last" } as const;
const counties = deliveries.map(({ county }) => ({ value: county, name: county }));
const months = monthNames.map((name, index) => ({ value: String(index + 1), name }));

/** What can be chosen about one condition, as a sentence goes on. */
export function ConditionFields({ id, condition, onChange }: Props) {
  switch (condition.about) {
    case "consent":
      return <ConsentFields {...{ id, condition, onChange }} />;
    case "county":
      return (
        <>
          <Pick
            label="Which"
            value={condition.is}
            options={{ in: "is", not_in: "is not" }}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <ChoiceList
            id={id}
            label="County"
            options={counties}
            chosen={condition.counties}
            onChange={(counties) => onChange({ ...condition, counties })}
          />
        </>
      );
    case "language":
      return (
        <Pick
          label="Language"
          value={condition.is}
          options={{ en: "English", sw: "Swahili" }}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case "orders":
    case "spent":
      return <OrderFields {...{ id, condition, onChange }} />;
    case "last_order":
      return (
        <>
          <Pick label="When" value={condition.is} options={within} onChange={(is) => onChange({ ...condition, is })} />
          <Days value={condition.days} onChange={(days) => onChange({ ...condition, days })} />
        </>
      );
    case "bought_category":
      return <CategoryFields {...{ id, condition, onChange }} />;
    case "cart":
      return (
        <Pick
          label="Has one"
          value={condition.is}
          options={isOrNot}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case "engagement":
      return (
        <>
          <Pick
            label="What"
            value={condition.did}
            options={{ opened: "opened", clicked: "clicked" }}
            onChange={(did) => onChange({ ...condition, did })}
          />
          <Pick label="When" value={condition.is} options={within} onChange={(is) => onChange({ ...condition, is })} />
          <Days value={condition.days} onChange={(days) => onChange({ ...condition, days })} />
        </>
      );
    case "tag":
      return <TagFields {...{ id, condition, onChange }} />;
    case "birthday":
      return (
        <ChoiceList
          id={id}
          label="Month"
          options={months}
          chosen={condition.months.map(String)}
          onChange={(chosen) => onChange({ ...condition, months: chosen.map(Number) })}
        />
      );
    case "known_for":
      return (
        <>
          <Pick
            label="How long"
            value={condition.is}
            options={amounts}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <Days value={condition.days} onChange={(days) => onChange({ ...condition, days })} />
        </>
      );
  }
}

function Days({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  return (
    <>
      <Amount label="Days" value={value} least={1} most={3_650} onChange={onChange} /> days
    </>
  );
}

function ConsentFields({ condition, onChange }: Props<"consent">) {
  const topic = condition.topic ?? "any";
  return (
    <>
      <Pick
        label="Subscribed"
        value={condition.is}
        options={{ subscribed: "yes", not_subscribed: "no" }}
        onChange={(is) => onChange({ ...condition, is })}
      />
      <Pick
        label="To what"
        value={topic}
        options={{ any: "to anything", offers: "to offers", news: "to news" }}
        onChange={(next) =>
          onChange({ about: "consent", is: condition.is, ...(next === "any" ? {} : { topic: next }) })
        }
      />
    </>
  );
}

const stretches = {
  ever: "ever",
  "30": "in 30 days",
  "90": "in 90 days",
  "180": "in 180 days",
  "365": "in a year",
} as const;

function Stretch({ days, onChange }: { days: number | undefined; onChange: (days: number | undefined) => void }) {
  const known = String(days ?? "ever") as keyof typeof stretches;
  const options = known in stretches ? stretches : { ...stretches, [known]: `in ${days} days` };
  return (
    <Pick
      label="Since when"
      value={known}
      options={options}
      onChange={(next) => onChange(next === "ever" ? undefined : Number(next))}
    />
  );
}

function OrderFields({ condition, onChange }: Props<"orders" | "spent">) {
  return (
    <>
      <Pick label="How many" value={condition.is} options={amounts} onChange={(is) => onChange({ ...condition, is })} />
      {condition.about === "orders" ? (
        <Amount
          label="Orders"
          value={condition.count}
          least={0}
          most={10_000}
          onChange={(count) => onChange({ ...condition, count })}
        />
      ) : (
        <>
          KES{" "}
          <Amount
            label="Shillings"
            value={Math.round(condition.cents / 100)}
            least={0}
            most={20_000_000}
            onChange={(shillings) => onChange({ ...condition, cents: shillings * 100 })}
          />
        </>
      )}
      <Stretch days={condition.withinDays} onChange={(withinDays) => onChange({ ...condition, withinDays })} />
    </>
  );
}

function CategoryFields({ id, condition, onChange }: Props<"bought_category">) {
  const { data = [] } = useQuery(useTRPC().catalog.listCategories.queryOptions());
  const options = data.map(({ slug, name }) => ({ value: slug, name }));
  return (
    <>
      <Pick label="Bought" value={condition.is} options={isOrNot} onChange={(is) => onChange({ ...condition, is })} />
      <ChoiceList
        id={id}
        label="Category"
        options={options}
        chosen={condition.categories}
        onChange={(categories) => onChange({ ...condition, categories })}
      />
      <Stretch days={condition.withinDays} onChange={(withinDays) => onChange({ ...condition, withinDays })} />
    </>
  );
}

function TagFields({ id, condition, onChange }: Props<"tag">) {
  const { data = [] } = useQuery(useTRPC().admin.segments.listTags.queryOptions());
  const options = data.map((tag) => ({ value: tag, name: tag }));
  return (
    <>
      <Pick label="Has it" value={condition.is} options={isOrNot} onChange={(is) => onChange({ ...condition, is })} />
      <ChoiceList
        id={id}
        label="Tag"
        options={options}
        chosen={condition.tags}
        onChange={(tags) => onChange({ ...condition, tags })}
      />
    </>
  );
}
