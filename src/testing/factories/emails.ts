import type { EmailRequest } from "@/features/mail/schema";
import { db } from "@/lib/db";

/** For tests: the mail that tells about an order, which goes whatever the address agreed to. */
export const orderMail: EmailRequest = {
  onceKey: "order:ord_1:delivered",
  stream: "transactional",
  message: "order-delivered",
  props: { name: "Wanjiku Kamau", orderNumber: 1001, orderUrl: "http://shop.test/orders/ord_1", lines: [] },
  to: { email: "Wanjiku@Example.com", name: "Wanjiku Kamau" },
  orderId: "ord_1",
};

/** For tests: the address marketing mail goes to. */
export const READER = "wanjiku@example.com";

/** For tests: a marketing mail, which needs READER to be subscribed. */
export const cartMail: EmailRequest = {
  onceKey: "cart-recovery:cart_1:1",
  stream: "marketing",
  flow: "cart-recovery",
  message: "cart-saved",
  props: { name: "Wanjiku", lines: [], cartUrl: "http://shop.test/cart/restore/x" },
  to: { email: READER, name: "Wanjiku" },
  cartId: "cart_1",
};

/** For tests: what is on record about a mail, its attempts in their order. */
export const logOf = (mail: EmailRequest) =>
  db.emailLog.findUniqueOrThrow({
    where: { onceKey: mail.onceKey },
    include: { attempts: { orderBy: { number: "asc" } }, body: true },
  });
