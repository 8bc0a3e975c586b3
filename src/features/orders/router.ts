import "server-only";
import { notSignedIn } from "@/features/customers/errors";
import { publicProcedure, router, shopperProcedure, staffProcedure } from "@/lib/trpc";
import { cancelOrder } from "./cancel-order";
import { deliverOrder } from "./deliver-order";
import { getOrder, getOwnOrder } from "./get-order";
import { listOrders } from "./list-orders";
import { listOwnOrders } from "./list-own-orders";
import { markPaid } from "./mark-paid";
import { placeOrder } from "./place-order";
import { placeOrderForCart } from "./place-order-for-cart";
import { refundOrder } from "./refund-order";
import { returnOrder } from "./return-order";
import {
  listOrdersInput,
  orderIdInput,
  placeOrderForCartInput,
  placeOrderInput,
  returnOrderInput,
  seeOrderInput,
} from "./schema";
import { shipOrder } from "./ship-order";

/** Buying, and looking at what one bought. */
export const ordersRouter = router({
  place: shopperProcedure
    .input(placeOrderInput)
    .mutation(async ({ ctx, input }) =>
      placeOrder(input, { visitorId: ctx.visitorId, customer: await ctx.customer() }),
    ),
  get: publicProcedure.input(seeOrderInput).query(async ({ ctx, input }) => {
    const visitor = await ctx.visitor();
    return getOwnOrder(input, { visitorId: visitor?.id ?? null, customer: await ctx.customer() });
  }),
  listOwn: publicProcedure.query(async ({ ctx }) => {
    const customer = await ctx.customer();
    if (!customer) throw notSignedIn();
    return listOwnOrders(customer);
  }),
});

/** What staff do with orders. */
export const ordersAdminRouter = router({
  list: staffProcedure.input(listOrdersInput).query(({ input }) => listOrders(input)),
  get: staffProcedure.input(orderIdInput).query(({ input }) => getOrder(input.orderId)),
  markPaid: staffProcedure.input(orderIdInput).mutation(({ input }) => markPaid(input)),
  ship: staffProcedure.input(orderIdInput).mutation(({ input }) => shipOrder(input)),
  deliver: staffProcedure.input(orderIdInput).mutation(({ input }) => deliverOrder(input)),
  cancel: staffProcedure.input(orderIdInput).mutation(({ input }) => cancelOrder(input)),
  return: staffProcedure.input(returnOrderInput).mutation(({ input }) => returnOrder(input)),
  refund: staffProcedure.input(orderIdInput).mutation(({ input }) => refundOrder(input)),
  placeForCart: staffProcedure
    .input(placeOrderForCartInput)
    .mutation(({ ctx, input }) => placeOrderForCart(input, ctx.staffMember)),
});
