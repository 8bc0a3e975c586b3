import Image from "next/image";
import Link from "next/link";
import { caller } from "@/server/caller";
import { CartIcon, PersonIcon, SearchIcon } from "./icons";

const iconLink = "inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-field px-2 hover:bg-sand";

function Search({ id, className }: { id: string; className: string }) {
  return (
    <search className={className}>
      <form action="/search">
        <label htmlFor={id} className="sr-only">
          Search the shop
        </label>
        <div className="flex items-center rounded-field border border-line bg-surface">
          <input
            id={id}
            name="q"
            type="search"
            required
            maxLength={80}
            placeholder="Search: basket, lamp, sufuria…"
            className="min-h-11 w-full min-w-0 rounded-field bg-transparent px-3.5 text-base text-ink placeholder:text-ink-soft"
          />
          <button
            type="submit"
            aria-label="Search"
            className="inline-flex min-h-11 min-w-11 items-center justify-center"
          >
            <SearchIcon />
          </button>
        </div>
      </form>
    </search>
  );
}

/** Logo, search, shelves, account and cart: on every page of the shop. */
export async function StoreHeader() {
  const shop = await caller();
  const [categories, pieces, customer] = await Promise.all([
    shop.catalog.listCategories(),
    shop.carts.countItems(),
    shop.customers.whoAmI(),
  ]);
  return (
    <header className="border-line border-b bg-paper">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-3 px-4 py-2 sm:px-6 md:flex-nowrap md:gap-x-6 md:py-3">
        <Link href="/" className="flex min-h-11 items-center gap-2.5">
          <Image
            src="/brand/logo.svg"
            alt=""
            width={40}
            height={40}
            unoptimized
            priority
            className="size-9 md:size-10"
          />
          <span className="font-display text-lg leading-tight md:text-xl">Household Planet</span>
        </Link>
        <Search id="search-wide" className="hidden flex-1 md:block" />
        <div className="ml-auto flex items-center">
          <Link href={customer ? "/account" : "/account/sign-in"} className={iconLink}>
            <PersonIcon />
            <span className="sr-only md:not-sr-only">{customer ? "Account" : "Sign in"}</span>
          </Link>
          <Link href="/cart" className={iconLink} aria-label={`Cart, ${pieces} ${pieces === 1 ? "piece" : "pieces"}`}>
            <span className="relative">
              <CartIcon />
              {pieces > 0 && (
                <span className="absolute -top-2 -right-2.5 min-w-5 rounded-full bg-clay px-1 text-center font-bold text-on-clay text-xs leading-5">
                  {pieces}
                </span>
              )}
            </span>
            <span className={pieces > 0 ? "ml-2.5 hidden md:inline" : "ml-1 hidden md:inline"}>Cart</span>
          </Link>
        </div>
        <Search id="search-narrow" className="mt-1 w-full md:hidden" />
      </div>
      <nav aria-label="Shelves" className="mx-auto max-w-page">
        <ul className="flex snap-x gap-1 overflow-x-auto px-2 pb-1 [scrollbar-width:none] sm:px-4">
          {categories.map(({ slug, name }) => (
            <li key={slug} className="snap-start">
              <Link
                href={`/categories/${slug}`}
                className="inline-flex min-h-11 items-center whitespace-nowrap rounded-field px-2.5 text-ink-soft hover:bg-sand hover:text-ink"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
