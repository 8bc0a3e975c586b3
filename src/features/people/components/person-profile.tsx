import { formatPhone } from "@/features/customers/rules";
import { formatKes } from "@/lib/money";
import { formatDay } from "@/lib/time";
import type { PersonFacts } from "../get-person";
import { Facts, Panel } from "./panel";

const months = "January February March April May June July August September October November December".split(" ");

/** Who a person is to the shop. */
export function PersonProfile({ person: { customer, orders } }: { person: PersonFacts }) {
  if (!customer)
    return (
      <Panel title="Profile">
        <p className="text-ink-soft">Known by the address only: no order, no account.</p>
      </Panel>
    );
  const { phone, county, birthDay, birthMonth, account, createdAt } = customer;
  const born = birthDay && birthMonth ? `${birthDay} ${months[birthMonth - 1]}` : null;
  const proved = account && (account.proved ? "yes, address proved" : "yes, address not proved");
  return (
    <Panel title="Profile">
      <Facts
        facts={[
          ["Orders", orders.count.toLocaleString("en-KE")],
          ["Spent", orders.count > 0 ? formatKes(orders.totalCents) : null],
          ["Last order", orders.lastAt && formatDay(orders.lastAt)],
          ["Phone", phone && formatPhone(phone)],
          ["County", county],
          ["Birthday", born],
          ["Account", proved || "none"],
          ["Known since", formatDay(createdAt)],
        ]}
      />
    </Panel>
  );
}
