import "server-only";
import { type Context, publicProcedure, router, shopperProcedure, staffProcedure } from "@/lib/trpc";
import { addItem } from "./add-item";
import { attachContact } from "./attach-contact";
import { applyCoupon, dropCoupon } from "./change-coupon";
import { countItems, getCart } from "./get-cart";
import { listOpenCarts } from "./list-open-carts";
import { removeItem } from "./remove-item";
import { getRestorableCart, restoreCart } from "./restore-cart";
import {
  addItemInput,
  applyCouponInput,
  attachContactInput,
  removeItemInput,
  restoreTokenInput,
  type Shopper,
  setQuantityInput,
  takeCouponInput,
} from "./schema";
import { setQuantity } from "./set-quantity";
import { startPayment } from "./start-payment";
import { lookAtCoupon, takeCoupon } from "./take-coupon";

async function shopper(ctx: Context & { visitorId: string }): Promise<Shopper> {
  return { visitorId: ctx.visitorId, customer: await ctx.customer() };
}

/** The shopper's own open cart; nobody else's can be named. */
export const cartsRouter = router({
  get: publicProcedure.query(async ({ ctx }) => {
    const visitor = await ctx.visitor();
    return visitor && getCart({ visitorId: visitor.id });
  }),
  countItems: publicProcedure.query(async ({ ctx }) => {
    const visitor = await ctx.visitor();
    return visitor ? countItems({ visitorId: visitor.id }) : 0;
  }),
  addItem: shopperProcedure.input(addItemInput).mutation(async ({ ctx, input }) => addItem(input, await shopper(ctx))),
  setQuantity: shopperProcedure
    .input(setQuantityInput)
    .mutation(async ({ ctx, input }) => setQuantity(input, await shopper(ctx))),
  removeItem: shopperProcedure
    .input(removeItemInput)
    .mutation(async ({ ctx, input }) => removeItem(input, await shopper(ctx))),
  attachContact: shopperProcedure
    .input(attachContactInput)
    .mutation(async ({ ctx, input }) => attachContact(input, await shopper(ctx))),
  applyCoupon: shopperProcedure
    .input(applyCouponInput)
    .mutation(({ ctx, input }) => applyCoupon(input, { visitorId: ctx.visitorId })),
  lookAtCoupon: publicProcedure.input(takeCouponInput).query(async ({ ctx, input }) => {
    const visitor = await ctx.visitor();
    return lookAtCoupon(input, visitor && (await shopper({ ...ctx, visitorId: visitor.id })));
  }),
  takeCoupon: shopperProcedure
    .input(takeCouponInput)
    .mutation(async ({ ctx, input }) => takeCoupon(input, await shopper(ctx))),
  dropCoupon: shopperProcedure.mutation(({ ctx }) => dropCoupon({ visitorId: ctx.visitorId })),
  startPayment: shopperProcedure.mutation(({ ctx }) => startPayment({ visitorId: ctx.visitorId })),
  getRestorable: publicProcedure
    .input(restoreTokenInput)
    .query(async ({ ctx, input }) => getRestorableCart(input.token, (await ctx.visitor())?.id ?? null)),
  restore: shopperProcedure
    .input(restoreTokenInput)
    .mutation(async ({ ctx, input }) => restoreCart(input.token, await shopper(ctx))),
});

/** Open carts as staff see them. */
export const cartsAdminRouter = router({
  listOpen: staffProcedure.query(() => listOpenCarts()),
});
