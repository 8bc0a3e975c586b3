import Link from "next/link";
import { shopFacts } from "@/features/orders/shop-facts";
import { caller } from "@/server/caller";

const link = "inline-flex min-h-11 items-center hover:underline";

/** Who and where the shop is, when it answers, and how to pay. */
export async function StoreFooter() {
  const { address, phone, till, name } = shopFacts;
  const shop = await caller();
  const hours = await shop.openingHours.describe();
  return (
    <footer className="mt-16 border-line border-t bg-sand">
      <div className="mx-auto grid max-w-page gap-8 px-4 py-10 sm:grid-cols-2 sm:px-6 lg:grid-cols-4">
        <div>
          <p className="font-display text-lg">{name}</p>
          <p className="mt-2 max-w-xs text-ink-soft">
            Things for the house that last, brought to every county of Kenya.
          </p>
        </div>
        <div>
          <h2 className="font-semibold">Visit or call</h2>
          <address className="mt-2 not-italic">
            {address}
            <br />
            <a href={`tel:${phone.replaceAll(" ", "")}`} className={link}>
              {phone}
            </a>
          </address>
          {/* Word joiners: a time span is not broken at its dash. */}
          {hours.lines.map((line) => (
            <p key={line} className="text-ink-soft">
              {line.replaceAll("–", "\u2060–\u2060")}
            </p>
          ))}
          <p className="mt-1 font-semibold">{hours.now}</p>
        </div>
        <div>
          <h2 className="font-semibold">Pay your way</h2>
          <p className="mt-2">
            M-Pesa till <strong className="whitespace-nowrap">{till}</strong>
          </p>
          <p className="text-ink-soft">or in cash or M-Pesa to the rider, on delivery</p>
        </div>
        <nav aria-label="Help">
          <h2 className="font-semibold">Help</h2>
          <ul className="mt-1">
            <li>
              <Link href="/chat" className={link}>
                Chat with us
              </Link>
            </li>
            <li>
              <Link href="/account" className={link}>
                Your orders
              </Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
