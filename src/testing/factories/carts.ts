import { addItem } from "@/features/carts/add-item";
import { attachContact } from "@/features/carts/attach-contact";
import { placeOrderForCart } from "@/features/orders/place-order-for-cart";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";

/** For tests: a shop with one product and one member of staff, made anew for each test. */
export async function openShop(stock = 20) {
  const category = await db.category.create({
    data: { id: newId("cat"), slug: "kitchen", name: "Kitchen", description: "For the kitchen", position: 1 },
  });
  const product = await db.product.create({
    data: {
      id: newId("prd"),
      slug: "chai-kettle",
      categoryId: category.id,
      name: "Enamel chai kettle",
      description: "Two litres",
      priceCents: 185_000,
      stock,
      picture: "/products/enamel-chai-kettle.jpg",
      pictureAlt: "A blue kettle",
    },
  });
  const staff = await db.staff.create({ data: { id: newId("stf"), name: "Achieng", email: "achieng@example.com" } });
  return { product, staff };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

/** For tests: somebody puts two kettles into a cart in a new browser and types an address. */
export async function fillCart(shop: Shop, email: string, at: Date) {
  const visitor = await db.visitor.create({ data: { id: newId("vis") } });
  const shopper = { visitorId: visitor.id, customer: null };
  const { cartId } = await addItem({ productId: shop.product.id, quantity: 2 }, shopper, at);
  await attachContact({ email, name: "Wanjiru Kamau" }, shopper, at);
  return { cartId, shopper };
}

/** For tests: staff place the order for a cart. */
export function orderCart(shop: Shop, cartId: string, email: string, at: Date) {
  const delivery = { county: "Nairobi", address: "Moi Avenue 1", phone: "+254712345678" };
  const placing = { cartId, name: "Wanjiru Kamau", email, paymentMethod: "pay_on_delivery" as const, ...delivery };
  return placeOrderForCart({ ...placing, mpesaCode: undefined }, shop.staff, at);
}
