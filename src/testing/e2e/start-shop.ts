import { type ShopProcess, sharedShop, startShop } from "./shop-process";

/** Starts the shop once for all journeys and ends it behind them; a running one (E2E_DATA_DIR) is used and left alone. */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.E2E_DATA_DIR) return async () => {};
  const shop: ShopProcess = await startShop(sharedShop, { clean: true });
  return () => shop.stop();
}
