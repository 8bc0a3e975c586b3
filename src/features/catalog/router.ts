import "server-only";
import { publicProcedure, router } from "@/lib/trpc";
import { getProduct } from "./get-product";
import { listCategories } from "./list-categories";
import { listFeaturedProducts } from "./list-featured-products";
import { listProducts } from "./list-products";
import { searchInput, slugInput } from "./schema";
import { searchProducts } from "./search-products";

/** The shelves of the shop; anybody may look. */
export const catalogRouter = router({
  listCategories: publicProcedure.query(() => listCategories()),
  listFeatured: publicProcedure.query(() => listFeaturedProducts()),
  listProducts: publicProcedure.input(slugInput).query(({ input }) => listProducts(input)),
  search: publicProcedure.input(searchInput).query(({ input }) => searchProducts(input)),
  getProduct: publicProcedure.input(slugInput).query(({ input }) => getProduct(input)),
});
