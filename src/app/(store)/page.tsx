import Image from "next/image";
import Link from "next/link";
import { ProductGrid } from "@/features/catalog/components/product-grid";
import { deliveryFees } from "@/features/orders/delivery";
import { shopFacts } from "@/features/orders/shop-facts";
import { formatKes } from "@/lib/money";
import { caller } from "@/server/caller";
import { ButtonLink } from "@/ui/button";
import { PhonePayIcon, ReturnIcon, TruckIcon } from "./icons";
import { notePageView } from "./note-page-view";

const promises = [
  {
    icon: <TruckIcon />,
    title: "To every county",
    text: `Nairobi ${formatKes(deliveryFees.nairobiCents)}, everywhere else at most ${formatKes(deliveryFees.mostCents)}.`,
  },
  { icon: <PhonePayIcon />, title: "Pay when it comes", text: `On delivery, or by M-Pesa to till ${shopFacts.till}.` },
  {
    icon: <ReturnIcon />,
    title: `${shopFacts.returnDays} days to return`,
    text: "Not what you hoped for? Unused, we take it back.",
  },
];

function Hero() {
  return (
    <section className="overflow-hidden rounded-card bg-sand md:grid md:grid-cols-[5fr_6fr] md:items-stretch">
      <div className="relative aspect-[4/3] md:order-2 md:aspect-auto md:min-h-96">
        <Image
          src="/products/hero.jpg"
          alt="A table set with stoneware, soapstone and woven baskets in warm light"
          fill
          loading="eager"
          fetchPriority="high"
          sizes="(min-width: 1152px) 602px, (min-width: 768px) 52vw, 100vw"
          className="object-cover"
        />
      </div>
      <div className="px-5 py-8 md:self-center md:px-10 md:py-14">
        <h1 className="font-display text-3xl leading-tight md:text-5xl">Good things for a Kenyan home</h1>
        <p className="mt-4 max-w-prose text-lg text-ink-soft">
          Cookware, tableware, bedding, light and baskets, chosen to be used every day and made to last.
        </p>
        <ButtonLink href="#shelves" className="mt-6">
          Look around
        </ButtonLink>
      </div>
    </section>
  );
}

export default async function HomePage() {
  await notePageView({ path: "/", title: "Home page" });
  const shop = await caller();
  const [categories, featured] = await Promise.all([shop.catalog.listCategories(), shop.catalog.listFeatured()]);
  return (
    <div className="space-y-12 md:space-y-16">
      <Hero />
      <ul className="grid gap-4 sm:grid-cols-3">
        {promises.map(({ icon, title, text }) => (
          <li key={title} className="flex gap-3.5">
            <span className="text-clay">{icon}</span>
            <div>
              <p className="font-semibold">{title}</p>
              <p className="text-ink-soft">{text}</p>
            </div>
          </li>
        ))}
      </ul>
      <section id="shelves" aria-labelledby="shelves-title">
        <h2 id="shelves-title" className="font-display text-2xl md:text-3xl">
          Our shelves
        </h2>
        <ul className="mt-5 grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-3 lg:grid-cols-6">
          {categories.map(({ slug, name, cover }) => (
            <li key={slug}>
              <Link
                href={`/categories/${slug}`}
                className="group block h-full overflow-hidden rounded-card border border-line bg-surface"
              >
                <span className="relative block aspect-square overflow-hidden bg-sand">
                  {cover && (
                    <Image
                      src={cover.picture}
                      alt=""
                      fill
                      sizes="(min-width: 1024px) 170px, (min-width: 768px) 33vw, 50vw"
                      className="object-cover transition-transform duration-300 group-hover:scale-[1.03]"
                    />
                  )}
                </span>
                <span className="block px-3 py-3 font-semibold leading-snug group-hover:underline">{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {featured.length > 0 && (
        <section aria-labelledby="featured-title">
          <h2 id="featured-title" className="mb-5 font-display text-2xl md:text-3xl">
            Loved just now
          </h2>
          <ProductGrid products={featured} />
        </section>
      )}
    </div>
  );
}
