import clsx from "clsx";
import { stockState } from "../rules";

const looks = { sold_out: "text-danger", few: "text-gold", in_stock: "text-sage" } as const;

/** Whether it can be bought now, and how many when they are few. */
export function StockNote({ stock }: { stock: number }) {
  const state = stockState(stock);
  const words = { sold_out: "Sold out", few: stock === 1 ? "Only 1 left" : `Only ${stock} left`, in_stock: "In stock" };
  return <span className={clsx("block font-semibold text-sm", looks[state])}>{words[state]}</span>;
}
