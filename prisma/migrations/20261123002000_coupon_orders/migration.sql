-- Staff see which order a coupon went into.
CREATE INDEX "order_coupon_id_idx" ON "order"("coupon_id");
