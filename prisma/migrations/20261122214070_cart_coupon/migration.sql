-- The coupon that a shopper typed in for a cart; it is redeemed with the order.
-- AlterTable
ALTER TABLE "cart" ADD COLUMN     "coupon_id" TEXT;

-- CreateIndex
CREATE INDEX "cart_coupon_id_idx" ON "cart"("coupon_id");

-- AddForeignKey
ALTER TABLE "cart" ADD CONSTRAINT "cart_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE SET NULL ON UPDATE CASCADE;
