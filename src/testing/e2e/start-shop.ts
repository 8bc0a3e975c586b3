import { type ShopProcess, sharedShop, startShop } from "./shop-process";

/** Starts the shop once for all journeys and ends it behind them. */
export default async function start(): Promise<() => Promise<void>> {
  const shop: ShopProcess = await startShop(sharedShop, { clean: true });
  return () => shop.stop();
}
