export type StockState = "sold_out" | "few" | "in_stock";

/** From this number of pieces down the shop says how many are left. A choice of this shop's, not a standard. */
export const FEW_PIECES = 5;

/** What a shopper is told about `stock` pieces: none, a few (and how many), or enough. */
export function stockState(stock: number): StockState {
  if (stock <= 0) return "sold_out";
  return stock <= FEW_PIECES ? "few" : "in_stock";
}
